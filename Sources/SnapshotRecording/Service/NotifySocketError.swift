/// A report that did not get through to systemd.
package struct NotifySocketError: Error, Equatable, CustomStringConvertible {
  /// The socket's address, as it was given.
  package let address: String
  /// What the system says about it.
  package let detail: String

  package init(address: String, detail: String) {
    self.address = address
    self.detail = detail
  }

  package var description: String { "NOTIFY_SOCKET \(address): \(detail)" }
}
