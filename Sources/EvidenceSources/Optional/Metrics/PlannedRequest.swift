/// One GET to a Pod, before it is sent.
package struct PlannedRequest: Hashable, Sendable {
  /// Whose metrics.
  package let collection: MetricsCollection
  /// The Pod.
  package let pod: PodTarget
  /// The port.
  package let port: Int
  /// The path.
  package let path: String

  /// The URL.
  package var text: String {
    let host = pod.address.contains(":") ? "[\(pod.address)]" : pod.address
    return "GET http://\(host):\(port)\(path)"
  }
}
