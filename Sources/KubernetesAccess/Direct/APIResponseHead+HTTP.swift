import AsyncHTTPClient
import ClusterObjects
import EvidenceSources
import NIOHTTP1

extension APIResponseHead {
  /// From the headers of a response.
  init(_ response: HTTPClientResponse) {
    self.init(status: Int(response.status.code))
    if let type = response.headers.first(name: "Content-Type") {
      let media = type.prefix { $0 != ";" && $0 != "," }
      let trimmed = media.filter { !$0.isWhitespace }.lowercased()
      contentType = trimmed.isEmpty ? nil : trimmed
    }
    date = response.headers.first(name: "Date").flatMap(HTTPDate.instant)
    retryAfterSeconds = response.headers.first(name: "Retry-After").flatMap { text in
      Self.waitSeconds(text, now: date ?? .now)
    }
  }

  /// What `Retry-After` asks for: a number of seconds, or a time (RFC 9110, section 10.2.3).
  static func waitSeconds(_ text: String, now: Instant) -> Double? {
    if !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      return text.utf8.count <= 9 ? Double(text) : nil
    }
    return HTTPDate.instant(text).map { max(0, $0.seconds(since: now)) }
  }
}
