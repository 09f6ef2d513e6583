import EvidenceSources

/// A credential plugin, as a kubeconfig states it
/// (https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/#ExecConfig). It may hold
/// secrets and prints none.
struct KubeconfigExec: Sendable {
  let apiVersion: String?
  /// A name on the PATH, or a path.
  let command: String?
  let arguments: [String]
  /// Variables that are added to the environment, in order.
  let environment: [(name: String, value: String)]
  let installHint: String?
  let providesClusterInfo: Bool
  let interactiveMode: String?
  /// Where it stands, for messages.
  let place: String

  init(_ fields: KubeconfigFields, file: String) throws(AccessError) {
    place = fields.place
    apiVersion = try fields.text("apiVersion")
    command = try fields.text("command").map { command in
      command.contains("/") ? FilePlace.resolve(command, in: file) : command
    }
    arguments = try fields.texts("args")
    installHint = try fields.text("installHint")
    providesClusterInfo = try fields.flag("provideClusterInfo")
    interactiveMode = try fields.text("interactiveMode")
    var environment: [(name: String, value: String)] = []
    for fields in try fields.list("env") {
      guard let name = try fields.text("name"), !name.contains("=") else {
        throw AccessError(
          .malformed, "\(fields.place) has no usable name",
          hint: "each entry of env is a name and a value")
      }
      environment.append((name, try fields.text("value") ?? ""))
    }
    self.environment = environment
  }
}

extension KubeconfigExec: CustomStringConvertible, CustomDebugStringConvertible {
  var description: String { "credential plugin \((command ?? "").quotedBriefly)" }
  var debugDescription: String { description }
}
