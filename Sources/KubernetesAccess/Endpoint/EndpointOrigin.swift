/// What an endpoint was read from, for messages.
package enum EndpointOrigin: Hashable, Sendable, CustomStringConvertible {
  /// A context of a kubeconfig file.
  case context(String, file: String)
  /// The service account of the pod that the program runs in.
  case serviceAccount(folder: String)

  /// Part of a sentence, such as `context "prod" of /etc/kubeconfig`.
  package var description: String {
    switch self {
    case .context(let name, let file): "context \(name.quotedBriefly) of \(file)"
    case .serviceAccount(let folder): "the service account in \(folder)"
    }
  }
}
