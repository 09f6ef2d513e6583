/// What a statement rests on, weakest last.
package enum Basis: Int, Comparable, Sendable {
  /// An object says so: the evidence is that of the snapshot that saw it.
  case stated
  /// A documented default; the reasoning names the version range.
  case documented
  /// Derived by netlapse; the reasoning says how.
  case inferred

  /// The stronger first.
  package static func < (first: Basis, second: Basis) -> Bool { first.rawValue < second.rawValue }
}
