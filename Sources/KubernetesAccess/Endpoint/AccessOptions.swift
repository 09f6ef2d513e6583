/// What the command line and the environment say about how a cluster is reached. The
/// environment may hold secrets and is not printed.
package struct AccessOptions: Sendable {
  /// The one kubeconfig to read (`--kubeconfig`); nil: those that the environment names.
  package var kubeconfigPath: String?
  /// The context to use (`--context`); nil: the kubeconfig's current one.
  package var contextName: String?
  /// The user that requests are made as (`--as`), in place of the kubeconfig's.
  package var asUser: String?
  /// The UID of that user (`--as-uid`).
  package var asUID: String?
  /// The groups that requests are made as (`--as-group`), in place of the kubeconfig's.
  package var asGroups: [String] = []
  /// How long a credential plugin may take, in seconds: a slow login to a cloud, but no hang.
  package var pluginTimeoutSeconds = 60.0
  /// The environment of the process: the only one that is looked at.
  package var environment: [String: String]
  /// Where a pod finds its service account
  /// (https://kubernetes.io/docs/tasks/run-application/access-api-from-pod/).
  package var serviceAccountFolder = "/var/run/secrets/kubernetes.io/serviceaccount"

  package init(environment: [String: String]) { self.environment = environment }
}

extension AccessOptions: CustomStringConvertible, CustomDebugStringConvertible {
  /// The kubeconfig and the context, where they are stated.
  package var description: String {
    "kubeconfig \(kubeconfigPath ?? "by environment"), context \(contextName ?? "by kubeconfig")"
  }

  /// The same.
  package var debugDescription: String { description }
}
