/// What a Pod answered.
package struct PodHTTPAnswer: Equatable, Sendable {
  /// The HTTP status.
  package let status: Int
  /// The body.
  package let bytes: [UInt8]

  package init(status: Int, bytes: [UInt8]) {
    self.status = status
    self.bytes = bytes
  }
}
