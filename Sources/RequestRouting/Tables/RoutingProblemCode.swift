/// Why a route that is written does not serve, or is not known to.
package enum RoutingProblemCode: String, CaseIterable, Sendable {
  // Attachment.
  /// The route names no parent that exists.
  case noParent = "NO_PARENT"
  /// No controller has said anything about the route at this parent.
  case noStatus = "NO_STATUS"
  /// The controller refused it.
  case notAccepted = "NOT_ACCEPTED"
  /// The controller speaks of an older generation.
  case staleGeneration = "STALE_GENERATION"
  /// The listener is not for this route: namespace, kind or host.
  case notAllowed = "NOT_ALLOWED"
  /// Two listeners claim the same place, and neither serves.
  case listenerConflict = "LISTENER_CONFLICT"
  /// Some rules of the route were dropped; which is not told.
  case partiallyInvalid = "PARTIALLY_INVALID"

  // Readiness.
  /// The class is not accepted, or there is none.
  case noClass = "NO_CLASS"
  /// The Gateway is not programmed.
  case gatewayNotProgrammed = "GATEWAY_NOT_PROGRAMMED"
  /// The Gateway has no address.
  case noAddress = "NO_ADDRESS"
  /// The listener is not programmed, or its references are not resolved.
  case listenerNotReady = "LISTENER_NOT_READY"
  /// A Service, its port, or a grant for it is missing.
  case backendUnresolved = "BACKEND_UNRESOLVED"
  /// No endpoint of the Service is ready.
  case noEndpoints = "NO_ENDPOINTS"

  // Seeing.
  /// Something it depends on was not seen.
  case notSeen = "NOT_SEEN"

  /// Whether the route is not in force at that listener.
  package var stopsAttachment: Bool {
    switch self {
    case .noParent, .noStatus, .notAccepted, .staleGeneration, .notAllowed, .listenerConflict,
      .partiallyInvalid:
      true
    default: false
    }
  }
}
