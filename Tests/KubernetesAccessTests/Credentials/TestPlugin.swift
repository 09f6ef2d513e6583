import ClusterObjects
import EvidenceSources

@testable import KubernetesAccess

/// A credential plugin that is a shell script, set up in a kubeconfig.
struct TestPlugin {
  static let version = "client.authentication.k8s.io/v1"

  let kubeconfig: WrittenKubeconfig
  let clock = TestClock()
  /// Lines below `exec:`, beside version and command.
  var setup = "interactiveMode: Never"
  var version = Self.version
  var command = "./plugin"
  var environment = ["PATH": "/usr/bin:/bin"]
  var timeoutSeconds = 60.0

  var folder: TestFolder { kubeconfig.folder }

  /// - Parameter script: what the plugin does.
  init(_ script: String) throws {
    kubeconfig = try WrittenKubeconfig()
    try kubeconfig.folder.script(script)
  }

  /// A script that counts its runs in the file `runs` and hands out `token-1`, `token-2` ...
  static func counting(expiresAt: String? = nil) -> String {
    let expiration = expiresAt.map { #","expirationTimestamp":"\#($0)""# } ?? ""
    return """
      folder=$(dirname "$0")
      echo run >> "$folder/runs"
      number=$(wc -l < "$folder/runs")
      echo '{"apiVersion":"\(version)","kind":"ExecCredential",'
      echo '"status":{"token":"token-'$number'"\(expiration)}}'
      """
  }

  /// Prints an answer with this status.
  static func answer(_ status: String, version: String = Self.version) -> String {
    """
    cat << 'END'
    {"apiVersion": "\(version)", "kind": "ExecCredential", "status": \(status)}
    END
    """
  }

  var runCount: Int { folder.lineCount(of: "runs") }

  func source(cluster: String = "server: https://h") throws -> any CredentialSource {
    let lines = setup.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")
    try kubeconfig.write(
      cluster: cluster,
      user: "exec:\n  apiVersion: \(version)\n  command: \(command)\n\(lines)")
    var options = kubeconfig.options
    options.environment = environment
    options.pluginTimeoutSeconds = timeoutSeconds
    let clock = clock
    return try EndpointResolver(options, now: { clock.now }).endpoint().credentials
  }

  func credential() async throws -> Credential {
    try await source().credential(replacing: nil)
  }
}
