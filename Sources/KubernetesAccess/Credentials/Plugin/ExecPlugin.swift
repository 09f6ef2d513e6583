import ClusterObjects
import EvidenceSources

/// A credential plugin that is ready to be run. It holds secrets and prints none.
///
/// https://kubernetes.io/docs/reference/access-authn-authz/authentication/ describes them under
/// "client-go credential plugins".
package struct ExecPlugin: Sendable {
  private static let group = "client.authentication.k8s.io"
  /// v1alpha1 went with Kubernetes 1.24.
  private static let versions = ["\(group)/v1", "\(group)/v1beta1"]

  /// The version it is spoken to in.
  let apiVersion: String
  /// A name on the PATH, or a path.
  let command: String
  let arguments: [String]
  /// All of its environment.
  let environment: [String: String]
  /// The PATH it is looked for in.
  let searchPath: String?
  /// What the kubeconfig says about how to get it.
  let installHint: String?
  /// How long it may take.
  let timeLimitSeconds: Double
  /// Values that the kubeconfig hands over, which may not stand in a message.
  let confidentialValues: [String]

  /// - Parameters:
  ///   - cluster: what it is told about the cluster when it asks for that.
  ///   - options: the environment, and how long it may take.
  /// - Throws: ``AccessError`` when the kubeconfig's words make no plugin that may be run.
  init(
    _ exec: KubeconfigExec, cluster: JSONValue, options: AccessOptions
  ) throws(AccessError) {
    guard let command = exec.command else { throw Self.malformed("\(exec.place) has no command") }
    apiVersion = try Self.version(of: exec)
    try Self.checkMode(of: exec)
    self.command = command
    arguments = exec.arguments
    installHint = exec.installHint
    timeLimitSeconds = options.pluginTimeoutSeconds
    searchPath = options.environment["PATH"]
    confidentialValues = exec.environment.map(\.value)
    var environment = options.environment
    for (name, value) in exec.environment { environment[name] = value }
    var spec: [String: JSONValue] = ["interactive": false]
    if exec.providesClusterInfo { spec["cluster"] = cluster }
    environment["KUBERNETES_EXEC_INFO"] =
      JSONValue.object([
        "apiVersion": .string(apiVersion), "kind": "ExecCredential", "spec": .object(spec),
      ]).compactText
    self.environment = environment
    let texts = [command] + arguments + environment.keys + environment.values
    guard !texts.contains(where: { $0.utf8.contains(0) }) else {
      throw Self.malformed("\(exec.place) holds a zero byte, which no program can be given")
    }
  }

  /// Its name, for messages.
  var label: String { "the credential plugin \(command.quotedBriefly)" }

  private static func version(of exec: KubeconfigExec) throws(AccessError) -> String {
    guard let version = exec.apiVersion else { throw malformed("\(exec.place) has no apiVersion") }
    guard versions.contains(version) else {
      throw AccessError(
        .malformed,
        "\(exec.place) has the apiVersion \(version.quotedBriefly), which is not known",
        hint: "\(versions.joined(separator: " and ")) are: update the plugin, and how it is set up")
    }
    return version
  }

  private static func checkMode(of exec: KubeconfigExec) throws(AccessError) {
    switch exec.interactiveMode {
    case "Never", "IfAvailable": return
    case nil where exec.apiVersion != versions[0]: return
    case nil:
      throw AccessError(
        .malformed, "\(exec.place) has no interactiveMode, which \(versions[0]) asks for",
        hint: "write interactiveMode: Never or IfAvailable")
    case "Always":
      throw AccessError(
        .unauthenticated,
        "\(exec.place) has the interactiveMode Always, but netlapse never asks for anything",
        hint: "use a plugin or a user that needs no terminal, such as a service account's token")
    case let mode?:
      throw AccessError(
        .malformed, "\(exec.place) has the interactiveMode \(mode.quotedBriefly)",
        hint: "it is Never, IfAvailable or Always")
    }
  }

  private static func malformed(_ message: String) -> AccessError {
    AccessError(
      .malformed, message,
      hint: "compare it with the plugin's documentation, or write the entry anew with its tool")
  }
}

extension ExecPlugin: CustomStringConvertible, CustomDebugStringConvertible {
  /// Its name.
  package var description: String { label }

  /// The same.
  package var debugDescription: String { label }
}
