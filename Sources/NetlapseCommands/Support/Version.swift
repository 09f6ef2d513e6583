/// The version of this build.
enum Version {
  /// By semantic versioning (https://semver.org).
  static let text = "0.1.0"
  /// The edition of the rules; there are none yet.
  static let ruleSet = 0
}
