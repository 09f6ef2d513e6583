/// How netlapse names itself to an API server, so that audit logs tell its requests apart.
package enum UserAgent {
  /// Such as `netlapse/1.2.0 (linux/amd64) kubernetes-read-only`; the words for systems and
  /// processors are those of kubectl.
  package static func text(version: String) -> String {
    "netlapse/\(version) (\(system)/\(processor)) kubernetes-read-only"
  }

  private static var system: String {
    #if os(Linux)
      "linux"
    #elseif os(macOS)
      "darwin"
    #else
      "other"
    #endif
  }

  private static var processor: String {
    #if arch(x86_64)
      "amd64"
    #elseif arch(arm64)
      "arm64"
    #else
      "other"
    #endif
  }
}
