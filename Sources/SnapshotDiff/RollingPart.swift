/// What a changed object says about something that rolls: pods and endpoints are replaced all the
/// time, and people read about the Service they belong to.
package enum RollingPart: Equatable, Sendable {
  /// An EndpointSlice, with the endpoints it held on each side.
  case endpoints(service: String, before: [Endpoint], after: [Endpoint])
  /// A Pod, with the controller it belongs to.
  case pod(owner: String?)

  /// One endpoint of a slice.
  package struct Endpoint: Hashable, Sendable {
    /// Its first address: the key of an endpoint.
    package let address: String
    /// Whether it takes traffic.
    package let isReady: Bool
    /// The Pod behind it.
    package let pod: String?
  }
}
