import ClusterObjects

/// What a server block answers for: a zone, the port it listens on and the transport
/// (https://coredns.io/manual/configuration/, and corefile(5) for the defaults).
struct CorefileAddress: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// `dns`, `tls`, `https`, `grpc`, `quic`, ...
  let scheme: String
  /// In lower case, without the dot at the end; `.` for the root.
  let zone: String
  /// As written, or the transport's own.
  let port: String

  private static let ports = [
    "dns": "53", "tls": "853", "quic": "853", "grpc": "443", "https": "443", "https3": "443",
  ]

  /// Reads `cluster.local`, `.:53`, `tls://example.com:853`.
  init(_ text: String) {
    var rest = text[...]
    var scheme = "dns"
    if let mark = rest.firstRange(of: "://") {
      scheme = rest[..<mark.lowerBound].lowercased()
      rest = rest[mark.upperBound...]
    }
    var port: Substring?
    if let colon = rest.lastIndex(of: ":") {
      let tail = rest[rest.index(after: colon)...]
      let head = rest[..<colon]
      // An IPv6 range has colons of its own.
      let isPort = !head.contains(":") || head.hasSuffix("]") || head.contains("/")
      if isPort, tail.hasPrefix("{") || (!tail.isEmpty && tail.utf8.allSatisfy(Self.isDigit)) {
        port = tail
        rest = head
      }
    }
    self.scheme = scheme
    self.port = port.map(String.init) ?? Self.ports[scheme] ?? ""
    zone = Self.zone(rest)
  }

  /// A domain as zones are written here.
  static func zone(_ text: some StringProtocol) -> String {
    let lower = text.lowercased()
    let bare = lower.hasSuffix(".") ? String(lower.dropLast()) : lower
    return bare.isEmpty ? "." : bare
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// `.:53`, `tls://example.com:853`.
  var description: String { (scheme == "dns" ? "" : "\(scheme)://") + "\(zone):\(port)" }

  /// By their text.
  static func < (first: CorefileAddress, second: CorefileAddress) -> Bool {
    first.description.precedesBytewise(second.description)
  }
}
