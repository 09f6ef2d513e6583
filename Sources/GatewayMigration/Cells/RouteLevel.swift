/// How far the routes for one cell have come.
package enum RouteLevel: Int, Comparable, Sendable {
  /// None holds any of it.
  case none
  /// They hold some of it.
  case partial
  /// They hold all of it as written.
  case defined
  /// They are in force.
  case attached
  /// Everything they need is there.
  case ready

  /// The lesser one first.
  package static func < (first: RouteLevel, second: RouteLevel) -> Bool {
    first.rawValue < second.rawValue
  }
}
