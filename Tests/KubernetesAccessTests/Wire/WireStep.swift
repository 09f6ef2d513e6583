/// What a wire server does in answer to a request, byte by byte.
enum WireStep: Sendable {
  case bytes([UInt8])
  /// So many bytes `x`, as fast as they are taken.
  case flood(Int)
  /// Nothing more, while the connection stays open.
  case stall
  /// Nothing more, and the connection is closed.
  case close

  /// A string's bytes.
  static func text(_ text: String) -> WireStep { .bytes(Array(text.utf8)) }

  /// A whole answer with a length.
  static func answer(
    _ status: Int = 200, _ body: String = "{}", _ headers: [String] = []
  ) -> WireStep {
    answer(status, Array(body.utf8), headers)
  }

  /// A whole answer with a length.
  static func answer(_ status: Int, _ body: [UInt8], _ headers: [String]) -> WireStep {
    let head = ["HTTP/1.1 \(status) Status", "Content-Length: \(body.count)"] + headers
    return .bytes(Array(head.map { $0 + "\r\n" }.joined().utf8) + Array("\r\n".utf8) + body)
  }
}
