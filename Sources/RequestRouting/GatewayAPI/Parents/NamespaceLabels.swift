import ClusterObjects
import NetworkModel

/// The labels of the namespaces of a moment.
struct NamespaceLabels {
  /// One label of one namespace.
  enum Label: Equatable {
    case value(String)
    /// The namespace is known not to have it.
    case missing
    /// The namespace was not seen.
    case unknown
  }

  /// The API server gives it to every namespace
  /// (https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name).
  private static let nameLabel = "kubernetes.io/metadata.name"
  private var labels: [String: [String: String]] = [:]

  init(_ namespaces: ObjectList) {
    for object in namespaces.objects {
      guard case .object(let members)? = object["metadata", "labels"] else {
        labels[object.key.name] = [:]
        continue
      }
      labels[object.key.name] = members.compactMapValues(\.text)
    }
  }

  func label(_ name: String, of namespace: String) -> Label {
    if name == Self.nameLabel { return .value(namespace) }
    guard let known = labels[namespace] else { return .unknown }
    return known[name].map { .value($0) } ?? .missing
  }
}
