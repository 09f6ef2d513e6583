/// Which Gateway API a cluster serves, as the annotations
/// `gateway.networking.k8s.io/bundle-version` and `.../channel` of its CRDs say. Nil is unknown.
package struct ServedGatewayAPI: Hashable, Sendable {
  /// `v1.4.1`; a monthly bundle's (`monthly-2026.05`) is no version that could be compared.
  package let bundleVersion: String?
  /// `standard` or `experimental`.
  package let channel: String?

  /// What a cluster's CRDs say; nil where they say nothing or do not agree.
  package init(bundleVersion: String? = nil, channel: String? = nil) {
    self.bundleVersion = bundleVersion
    self.channel = channel
  }

  /// Nothing known of the cluster.
  package static let unknown = ServedGatewayAPI()

  /// The newest release the table of annotations was written from.
  package static let newestKnown = "v1.6.1"

  /// Whether the cluster's CRDs have what an equivalent needs. Nil where that is unknown: no
  /// version or no channel, a pre-release of the first release that has it, or a later release
  /// than `newestKnown` for what no known standard channel has. Also nil for what Gateway API does
  /// not define.
  package func serves(_ equivalent: GatewayEquivalent) -> Bool? {
    guard let version = bundleVersion.flatMap(BundleVersion.init) else { return nil }
    let standard = equivalent.firstStandard.flatMap(BundleVersion.init)
    guard let early = equivalent.firstExperimental.flatMap(BundleVersion.init) ?? standard else {
      return nil
    }
    switch channel {
    case "standard": return has(version, since: standard)
    case "experimental": return inExperimental(version, since: early, isStandard: standard != nil)
    default:
      // What both channels say is true of either.
      let answers = [
        has(version, since: standard),
        inExperimental(version, since: early, isStandard: standard != nil),
      ]
      return answers[0] == answers[1] ? answers[0] : nil
    }
  }

  private func has(_ version: BundleVersion, since first: BundleVersion?) -> Bool? {
    guard let first else { return version.isLaterMinor(than: Self.newestKnown) ? nil : false }
    return version.isAtLeast(first)
  }

  /// An experimental field may be taken back by any release.
  private func inExperimental(
    _ version: BundleVersion, since first: BundleVersion, isStandard: Bool
  ) -> Bool? {
    if !isStandard && version.isLaterMinor(than: Self.newestKnown) { return nil }
    return version.isAtLeast(first)
  }
}
