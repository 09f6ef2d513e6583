import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// A server on a port of its own that takes one connection, notes the request and answers with
/// bytes that are written down.
final class OneAnswerServer: @unchecked Sendable {
  /// No socket could be had.
  struct NoSocket: Error {}

  /// Where it listens on 127.0.0.1.
  let port: Int
  private let listener: CInt
  private let finished = DispatchSemaphore(value: 0)
  private var received: [UInt8] = []

  /// - Parameters:
  ///   - answer: written as it is; then the connection is closed.
  ///   - isSilent: nothing is answered, and the connection stays open until ``stop()``.
  init(_ answer: [UInt8], isSilent: Bool = false) throws {
    let listener = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    self.listener = listener
    guard listener >= 0 else { throw NoSocket() }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(listener, $0, size) == 0 }
    }
    var bound = sockaddr_in()
    var boundSize = size
    let isKnown = withUnsafeMutablePointer(to: &bound) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        getsockname(listener, $0, &boundSize) == 0
      }
    }
    guard isBound, isKnown, listen(listener, 1) == 0 else {
      close(listener)
      throw NoSocket()
    }
    port = Int(UInt16(bigEndian: bound.sin_port))
    let thread = Thread { [self] in
      serve(answer, isSilent: isSilent)
      finished.signal()
    }
    thread.start()
  }

  private func serve(_ answer: [UInt8], isSilent: Bool) {
    let connection = accept(listener, nil, nil)
    guard connection >= 0 else { return }
    defer { close(connection) }
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !String(decoding: received, as: UTF8.self).contains("\r\n\r\n") {
      let count = read(connection, &buffer, buffer.count)
      if count <= 0 { return }
      received += buffer[..<count]
    }
    if isSilent {
      // Until the client goes away.
      while read(connection, &buffer, buffer.count) > 0 {}
      return
    }
    var sent = 0
    while sent < answer.count {
      let count = answer[sent...].withUnsafeBytes {
        send(connection, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
      }
      if count <= 0 { return }
      sent += count
    }
  }

  /// Ends it.
  ///
  /// - Returns: the request, as it came.
  @discardableResult
  func stop() -> String {
    shutdown(listener, CInt(SHUT_RDWR))
    finished.wait()
    close(listener)
    return String(decoding: received, as: UTF8.self)
  }
}
