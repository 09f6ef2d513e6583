import ClusterObjects

/// That one Ingress wants the requests of a host and a path.
struct IngressClaim: Sendable {
  /// What kind of statement it is; the lower one decides before an older one.
  enum Rank: Int, Comparable, Sendable {
    /// A default backend of an Ingress without rules, for ingress-nginx, which configures its
    /// catch-all server with it before it looks at any rule
    /// (https://github.com/kubernetes/ingress-nginx, internal/ingress/controller/controller.go).
    case catchAll
    /// A path of a rule.
    case rule
    /// A default backend: it is for what no rule holds.
    case defaultBackend

    static func < (first: Rank, second: Rank) -> Bool { first.rawValue < second.rawValue }
  }

  /// The Ingress, by its place in the group.
  let ingress: Int
  let key: IngressRouteKey
  let rank: Rank
  /// Where in the Ingress: `rule 2 path 1`.
  let place: String
  /// The backend as written; nil where there is none.
  let backend: JSONValue?
  /// Whether no path is written where none has to be: all paths are meant.
  let hasEmptyPath: Bool
  let notes: [String]
}
