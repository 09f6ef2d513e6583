/// What tells clusters apart: the UID of the `kube-system` namespace, or, for a snapshot that
/// does not hold it, the name it was given.
///
/// A rebuilt cluster under an old name has another UID and is another cluster.
package enum ClusterKey: Hashable, Comparable, Sendable, CustomStringConvertible {
  case uid(String)
  case name(String)

  /// Reads what ``description`` wrote.
  package init?(_ text: String) {
    if text.hasPrefix("uid:") {
      self = .uid(String(text.dropFirst(4)))
    } else if text.hasPrefix("name:") {
      self = .name(String(text.dropFirst(5)))
    } else {
      return nil
    }
  }

  /// `uid:...` or `name:...`.
  package var description: String {
    switch self {
    case .uid(let uid): "uid:\(uid)"
    case .name(let name): "name:\(name)"
    }
  }

  /// The UID, where it is known.
  package var uid: String? {
    if case .uid(let uid) = self { uid } else { nil }
  }

  package static func < (first: ClusterKey, second: ClusterKey) -> Bool {
    first.description.precedesBytewise(second.description)
  }
}
