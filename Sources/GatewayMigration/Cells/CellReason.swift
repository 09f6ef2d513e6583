/// Why a cell is in its state.
package struct CellReason: Hashable, Sendable {
  /// The reason as one word: `NO_STATUS`, `GATEWAY_NOT_PROGRAMMED`, ...
  package let code: String
  /// The reason as a sentence without a full stop.
  package let text: String

  package init(_ code: String, _ text: String) {
    self.code = code
    self.text = text
  }
}
