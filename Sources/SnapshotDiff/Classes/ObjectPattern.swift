import ClusterObjects

/// Which objects of a resource: `coredns`, `kube-system/cilium*`, `*.cilium.io`. Without a
/// namespace, of any; one `*` at either end stands for any text.
struct ObjectPattern: Hashable, Sendable, ExpressibleByStringLiteral {
  private enum Name: Hashable {
    case exactly(String)
    case beginning(String)
    case ending(String)
  }

  private let namespace: String?
  private let name: Name

  /// A pattern written in the source.
  init(stringLiteral text: String) {
    let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
    namespace = parts.count == 2 ? parts[0] : nil
    let written = parts.last ?? ""
    name =
      if written.hasSuffix("*") {
        .beginning(String(written.dropLast()))
      } else if written.hasPrefix("*") {
        .ending(String(written.dropFirst()))
      } else {
        .exactly(written)
      }
  }

  /// Whether the object is one of them.
  func matches(_ key: ObjectKey) -> Bool {
    if let namespace, namespace != key.namespace { return false }
    return switch name {
    case .exactly(let text): key.name == text
    case .beginning(let text): key.name.hasPrefix(text)
    case .ending(let text): key.name.hasSuffix(text)
    }
  }
}
