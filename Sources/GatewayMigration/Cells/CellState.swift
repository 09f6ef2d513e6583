/// How far one cell has come. The words are part of the documents.
package enum CellState: String, CaseIterable, Sendable {
  /// No route of a Gateway holds it.
  case notStarted = "NOT_STARTED"
  /// Routes hold some of its requests.
  case partial = "PARTIAL"
  /// Routes hold all of it, and are not in force.
  case routeDefined = "ROUTE_DEFINED"
  /// The routes are in force, and something they need is missing.
  case attached = "ATTACHED"
  /// Both sides serve it.
  case overlap = "OVERLAP"
  /// The Gateway serves it; the Ingress is there, and nobody serves that.
  case readyOnly = "READY_ONLY"
  /// The Ingress is gone, and the Gateway serves it.
  case cutOver = "CUT_OVER"
  /// The Ingress is gone, and the Gateway is not known to serve it.
  case cutOverAtRisk = "CUT_OVER_AT_RISK"
  /// The Ingress is gone, no route holds it, and its backend is still there.
  case orphaned = "ORPHANED"
  /// The Ingress and its backend are gone.
  case retired = "RETIRED"
  /// Another cell of the same host took its place.
  case superseded = "SUPERSEDED"
  /// Something that decides about it was not seen.
  case unknown = "UNKNOWN"

  /// How far it has come, for comparing two moments; nil where it is not on the way.
  var rank: Int? {
    switch self {
    case .notStarted, .orphaned: 0
    case .partial: 1
    case .routeDefined, .cutOverAtRisk: 2
    case .attached: 3
    case .overlap, .readyOnly: 4
    case .cutOver: 5
    case .retired, .superseded, .unknown: nil
    }
  }

  /// Whether it counts among what is to be moved.
  package var isInScope: Bool { self != .retired && self != .superseded }
}
