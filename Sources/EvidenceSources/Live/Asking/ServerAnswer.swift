import ClusterObjects

/// An answer that is no success, in the server's words.
struct ServerAnswer: Sendable {
  private static let bytesMax = 64 << 10
  private static let wordsMax = 1000

  /// The HTTP status.
  let status: Int
  /// `reason` of the Status document, such as `Expired`; empty without one.
  let reason: String
  /// What the server says.
  let message: String
  /// The name of the object that the answer is about; empty for none.
  let objectName: String
  /// When it came.
  let answeredAt: Instant
  /// How long the server asks to wait.
  let retryAfterSeconds: Double?

  /// Reads the beginning of the body: a Status document, or whatever a proxy says.
  init(_ head: APIResponseHead, _ body: APIBody, at instant: Instant) async throws {
    var bytes: [UInt8] = []
    for try await part in body {
      bytes += part
      if bytes.count > Self.bytesMax { break }
    }
    status = head.status
    answeredAt = instant
    let document = try? JSONValue(parsing: bytes)
    reason = document?["reason"]?.text ?? ""
    objectName = document?["details"]?["name"]?.text ?? ""
    retryAfterSeconds =
      head.retryAfterSeconds ?? Self.seconds(document?["details"]?["retryAfterSeconds"])
    let words = document?["message"]?.text ?? Self.firstLine(of: bytes)
    message = words.isEmpty ? "HTTP status \(head.status)" : Self.brief(words)
  }

  private static func seconds(_ value: JSONValue?) -> Double? {
    if case .number(let text)? = value { Double(text) } else { nil }
  }

  /// Whether the list is no longer known from which this page was to come.
  var isExpired: Bool { status == 410 }

  private static func firstLine(of bytes: [UInt8]) -> String {
    let text = String(decoding: bytes.prefix(wordsMax), as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
  }

  private static func brief(_ words: String) -> String {
    let start = words.unicodeScalars.prefix(wordsMax)
    return start.endIndex < words.endIndex ? String(start) + "..." : words
  }
}
