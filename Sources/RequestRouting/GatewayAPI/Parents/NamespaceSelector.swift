import ClusterObjects

/// The namespaces from which a listener takes routes, or a Gateway ListenerSets
/// (https://gateway-api.sigs.k8s.io/reference/spec/#routenamespaces).
enum NamespaceSelector {
  case none
  case same
  case all
  case labels(LabelSelector)
  /// A word that is not known.
  case unknown(String)

  /// Whether it takes what is in a namespace.
  enum Admission: Equatable {
    case allowed
    case refused(String)
    /// It cannot be said, for this reason.
    case unknown(String)
  }

  /// - Parameters:
  ///   - json: the object with `from` and `selector`; nil where there is none.
  ///   - standard: what a missing `from` means.
  init(_ json: JSONValue?, standard: NamespaceSelector) {
    switch json?["from"]?.text {
    case nil: self = standard
    case "None": self = .none
    case "Same": self = .same
    case "All": self = .all
    // Without a selector nothing is selected.
    case "Selector": self = json?["selector"].map { .labels(LabelSelector($0)) } ?? .none
    case let word?: self = .unknown(word)
    }
  }

  /// - Parameter owner: the namespace of the object that says so.
  func admits(
    _ namespace: String, owner: String, labels: NamespaceLabels
  ) -> Admission {
    switch self {
    case .all: return .allowed
    case .same:
      return namespace == owner ? .allowed : .refused("only those of its own namespace")
    case .none: return .refused("none of any namespace")
    case .unknown(let word): return .unknown("what it means by \(word) is not known")
    case .labels(let selector):
      switch selector.selects({ labels.label($0, of: namespace) }) {
      case true?: return .allowed
      case false?: return .refused("only those of namespaces with other labels than \(namespace)")
      case nil: return .unknown("the labels of namespace \(namespace) were not seen")
      }
    }
  }
}
