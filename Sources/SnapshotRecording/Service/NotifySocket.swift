#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// The datagram socket on which systemd listens to a service.
package struct NotifySocket: Equatable, Sendable {
  /// What `sun_path` holds, with the zero that ends a path.
  private static let pathBytesMax = 108
  /// A full queue on the other side is waited for this long.
  private static let sendSecondsMax = 1

  /// The address, as it was given: a path, or `@` and an abstract name.
  package let address: String

  /// Nil for anything but an absolute path or an abstract name that fits an address.
  package init?(address: String) {
    let bytes = address.utf8
    guard address.hasPrefix("/") || address.hasPrefix("@"), bytes.count > 1,
      bytes.count < Self.pathBytesMax, !bytes.contains(0)
    else { return nil }
    self.address = address
  }

  /// Sends assignments (`READY=1`) in one datagram.
  ///
  /// A line break inside of one would begin another, so there each becomes a space.
  ///
  /// - Throws: ``NotifySocketError``.
  package func send(_ assignments: [String]) throws(NotifySocketError) {
    let socket = socket(AF_UNIX, Self.kind, 0)
    guard socket >= 0 else { throw failure() }
    defer { close(socket) }
    var limit = timeval(tv_sec: Self.sendSecondsMax, tv_usec: 0)
    setsockopt(
      socket, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    let lines = assignments.map { $0.split(whereSeparator: \.isNewline).joined(separator: " ") }
    let message = Array(lines.joined(separator: "\n").utf8)
    let sent = withSocketAddress { address, length in
      sendto(socket, message, message.count, Int32(MSG_NOSIGNAL), address, length)
    }
    guard sent == message.count else { throw failure() }
  }

  private func failure() -> NotifySocketError {
    NotifySocketError(address: address, detail: String(cString: strerror(errno)))
  }

  private func withSocketAddress<Answer>(
    _ body: (UnsafePointer<sockaddr>, socklen_t) -> Answer
  ) -> Answer {
    var name = Array(address.utf8)
    let isAbstract = name.first == UInt8(ascii: "@")
    // An abstract name begins with a zero and ends with the address; a path ends with a zero
    // (unix(7), https://man7.org/linux/man-pages/man7/unix.7.html).
    if isAbstract { name[0] = 0 } else { name.append(0) }
    var socketAddress = sockaddr_un()
    socketAddress.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &socketAddress.sun_path) { $0.copyBytes(from: name) }
    let length = socklen_t(MemoryLayout<sa_family_t>.size + name.count)
    return withUnsafePointer(to: &socketAddress) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, length) }
    }
  }

  private static var kind: Int32 {
    #if canImport(Glibc)
      Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue)
    #else
      SOCK_DGRAM | SOCK_CLOEXEC
    #endif
  }
}
