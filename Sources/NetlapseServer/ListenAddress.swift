/// Where the monitoring server listens: `HOST:PORT`.
package struct ListenAddress: Hashable, Sendable, CustomStringConvertible {
  /// Who can reach it when no host is stated: this machine alone.
  private static let loopback = "127.0.0.1"

  /// A name or an address.
  package let host: String
  /// The port; 0: any that is free.
  package let port: Int

  package init(host: String, port: Int) {
    self.host = host
    self.port = port
  }

  /// Reads `HOST:PORT`, `[IPv6]:PORT`, or `:PORT` and `PORT`, which mean the loopback address. nil
  /// for anything else.
  package init?(_ text: String) {
    let host: Substring
    let portText: Substring
    if let colon = text.lastIndex(of: ":") {
      host = text[..<colon]
      portText = text[text.index(after: colon)...]
    } else {
      host = ""
      portText = text[...]
    }
    guard !portText.isEmpty, portText.allSatisfy({ $0.isASCII && $0.isNumber }),
      let port = UInt16(portText), let name = Self.name(host)
    else { return nil }
    self.init(host: name, port: Int(port))
  }

  private static func name(_ host: Substring) -> String? {
    if host.isEmpty { return loopback }
    if host.hasPrefix("["), host.hasSuffix("]"), host.count > 2 {
      return String(host.dropFirst().dropLast())
    }
    let isPlain = host.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "-._".contains($0))
    }
    return isPlain ? String(host) : nil
  }

  /// As it is written on the command line.
  package var description: String {
    host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
  }
}
