/// A request as it came over the wire.
struct WireRequest: Sendable {
  /// Which connection of the server it came over, from 1.
  let connection: Int
  let method: String
  let target: String
  /// In order, with the names as they were sent.
  let headers: [(name: String, value: String)]
  let body: [UInt8]

  /// The values of a header.
  subscript(name: String) -> [String] {
    headers.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
  }

  /// Takes one request from the beginning of `bytes`; nil when it is not whole yet.
  init?(takenFrom bytes: inout [UInt8], connection: Int) {
    guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
    let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
      .split(separator: "\r\n", omittingEmptySubsequences: false)
    let words = lines[0].split(separator: " ")
    guard words.count == 3 else { return nil }
    headers = lines.dropFirst().map { line in
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      let value = parts.count > 1 ? parts[1].drop { $0 == " " } : ""
      return (String(parts[0]), String(value))
    }
    (method, target) = (String(words[0]), String(words[1]))
    self.connection = connection
    let length =
      headers.first { $0.name.lowercased() == "content-length" }
      .flatMap { Int($0.value) } ?? 0
    guard bytes.count - end.upperBound >= length else { return nil }
    body = Array(bytes[end.upperBound..<(end.upperBound + length)])
    bytes.removeFirst(end.upperBound + length)
  }
}
