import ClusterObjects

/// The words of a `Status`, with which an API server says why not.
enum StatusMessage {
  private static let byteLimit = 64 << 10
  private static let characterLimit = 1000

  /// The message of the answer, or its HTTP status where it has none.
  ///
  /// - Throws: ``AccessError`` of the transport.
  static func read(_ head: APIResponseHead, _ body: APIBody) async throws -> String {
    guard let bytes = try await bytes(of: body, upTo: byteLimit),
      let message = (try? JSONValue(parsing: bytes))?["message"]?.text, !message.isEmpty
    else { return "HTTP status \(head.status)" }
    return message.count > characterLimit ? message.prefix(characterLimit) + "..." : message
  }

  /// The body; nil when it is longer than the limit, the rest of it unread.
  static func bytes(of body: APIBody, upTo limit: Int) async throws -> [UInt8]? {
    var bytes: [UInt8] = []
    for try await part in body {
      guard bytes.count + part.count <= limit else { return nil }
      bytes += part
    }
    return bytes
  }
}
