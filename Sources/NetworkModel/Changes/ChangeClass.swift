/// How serious a kind of change is, gravest first. The words are part of the documents.
package enum ChangeClass: String, CaseIterable, Comparable, Sendable {
  /// It cannot be taken back without rebuilding something.
  case oneWayDoor
  /// Connections break or nodes restart.
  case disruptive
  /// Requests may go elsewhere.
  case routing
  /// There is more or less room.
  case capacity
  /// What is allowed changes.
  case policy
  /// Endpoints and pods roll.
  case churn
  /// Nothing the network does differs.
  case cosmetic

  /// The graver first.
  package static func < (first: ChangeClass, second: ChangeClass) -> Bool {
    first.rank < second.rank
  }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
}
