/// What NO_PROXY says is reached without a proxy, by Go's rules
/// (https://pkg.go.dev/golang.org/x/net/http/httpproxy#Config). Entries that make no sense are
/// passed by, as there.
struct ProxyExemptions {
  private enum Entry {
    case everything
    case network(InternetAddress, prefixLength: Int)
    case address(InternetAddress, port: String)
    /// `suffix` begins with a dot; `port` is empty for any.
    case domain(suffix: String, port: String, includesItself: Bool)

    func covers(_ name: String, _ address: InternetAddress?, port: String) -> Bool {
      switch self {
      case .everything: true
      case .network(let network, let length):
        address.map { network.shares(firstBits: length, with: $0) } ?? false
      case .address(let own, let ownPort): own == address && (ownPort.isEmpty || ownPort == port)
      case .domain(let suffix, let ownPort, let includesItself):
        (name.hasSuffix(suffix) || includesItself && name == suffix.dropFirst())
          && (ownPort.isEmpty || ownPort == port)
      }
    }
  }

  private var entries: [Entry] = []

  init(_ list: String) {
    for part in list.split(separator: ",") {
      let text = part.trimmingSpaces.lowercased()
      if text.isEmpty { continue }
      if text == "*" {
        entries = [.everything]
        return
      }
      if let entry = Self.entry(text) { entries.append(entry) }
    }
  }

  /// Whether a server is reached directly. This machine always is.
  func cover(host: String, port: Int) -> Bool {
    if host == "localhost" { return true }
    let address = InternetAddress(host)
    if let address, address.isLoopback { return true }
    let name = host[...].trimmingSpaces.lowercased()
    return entries.contains { $0.covers(name, address, port: String(port)) }
  }

  private static func entry(_ text: String) -> Entry? {
    if let slash = text.lastIndex(of: "/"), let address = InternetAddress(String(text[..<slash])) {
      let digits = text[text.index(after: slash)...]
      let isNumber = !digits.isEmpty && digits.allSatisfy { ("0"..."9").contains($0) }
      if isNumber, let length = Int(digits), length <= address.writtenBitCount {
        return .network(address, prefixLength: address.significantLength(of: length))
      }
    }
    var (host, port) = split(text) ?? (text, "")
    if host.isEmpty { return nil }
    if let address = InternetAddress(host) { return .address(address, port: port) }
    if host.hasPrefix("*.") { host.removeFirst() }
    let includesItself = !host.hasPrefix(".")
    return .domain(
      suffix: includesItself ? "." + host : host, port: port, includesItself: includesItself)
  }

  /// As Go's `net.SplitHostPort`; nil where that fails.
  private static func split(_ text: String) -> (host: String, port: String)? {
    guard let colon = text.lastIndex(of: ":") else { return nil }
    let port = String(text[text.index(after: colon)...])
    var host = text[..<colon]
    if host.hasPrefix("[") {
      guard host.hasSuffix("]") else { return nil }
      host = host.dropFirst().dropLast()
    } else if host.contains(":") {
      return nil
    }
    guard !host.contains(where: { "[]".contains($0) }), !port.contains(where: { "[]".contains($0) })
    else { return nil }
    return (String(host), port)
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
