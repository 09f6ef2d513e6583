/// How far a route is believed to be in force.
package enum GatewayTrust: Sendable {
  /// What is written counts, whatever the status says: does the route exist?
  case written
  /// The status decides where there is one; where there is none, what is written counts.
  case assumingReady
  /// Only what a controller confirms counts.
  case status
}
