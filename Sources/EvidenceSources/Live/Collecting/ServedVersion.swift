/// How a resource of the catalogue is asked for.
enum ServedVersion: Equatable, Sendable {
  /// The server serves it so, or (`isCertain` false) nobody knows better.
  case apiVersion(String, isCertain: Bool)
  /// The server serves it in no version: that is knowledge.
  case notServed
  /// It is served, but only in these versions, which netlapse cannot read.
  case unreadable([String])
}
