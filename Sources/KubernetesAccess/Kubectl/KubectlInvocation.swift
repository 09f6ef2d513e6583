import EvidenceSources

/// How kubectl is called. What is not stated is left to kubectl: `KUBECONFIG` and the current
/// context.
package struct KubectlInvocation: Hashable, Sendable {
  /// The program: a name that is looked for in `PATH`, or a path.
  package var executable = "kubectl"
  /// The kubeconfig (`--kubeconfig`).
  package var kubeconfigPath: String?
  /// The context (`--context`).
  package var contextName: String?
  /// The user that requests are made as (`--as`).
  package var impersonatedUser: String?
  /// That user's groups (`--as-group`).
  package var impersonatedGroups: [String] = []

  package init() {}

  /// How messages name it.
  var name: String { contextName.map { "kubectl, context \(RefusedText($0))" } ?? "kubectl" }

  /// What selects the cluster and who asks it: no credential stands in it.
  package var options: [String] {
    var options: [String] = []
    if let kubeconfigPath { options.append("--kubeconfig=\(kubeconfigPath)") }
    if let contextName { options.append("--context=\(contextName)") }
    if let impersonatedUser { options.append("--as=\(impersonatedUser)") }
    return options + impersonatedGroups.map { "--as-group=\($0)" }
  }

  /// The arguments of one GET. Each value is joined to its option, so that none is taken for an
  /// option itself.
  func arguments(for target: RequestTarget, timeoutSeconds: Double) -> [String] {
    let arguments = ["get", "--raw", target.text] + options
    // Go reads durations so; zero would mean that there is no limit.
    let milliseconds = Int(min(max((timeoutSeconds * 1000).rounded(.up), 1), 1e12))
    return arguments + ["--request-timeout=\(milliseconds)ms"]
  }
}
