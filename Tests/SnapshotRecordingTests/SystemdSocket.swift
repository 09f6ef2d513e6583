import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// What systemd has on the other side: a datagram socket in a folder of its own.
final class SystemdSocket {
  let address: String
  private let folder: String?
  private let descriptor: Int32

  /// - Parameter isAbstract: no file, but a name that only Linux knows.
  init(isAbstract: Bool = false) throws {
    let name = "nl-\(UUID().uuidString)"
    var path = Array(name.utf8)
    if isAbstract {
      folder = nil
      address = "@" + name
      path = [0] + path
    } else {
      let folder = FileManager.default.temporaryDirectory.appending(path: name).path()
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      self.folder = folder
      address = folder + "/notify"
      path = Array(address.utf8) + [0]
    }
    #if canImport(Glibc)
      descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    #else
      descriptor = socket(AF_UNIX, SOCK_DGRAM, 0)
    #endif
    var socketAddress = sockaddr_un()
    socketAddress.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &socketAddress.sun_path) { $0.copyBytes(from: path) }
    let length = socklen_t(MemoryLayout<sa_family_t>.size + path.count)
    let bound = withUnsafePointer(to: &socketAddress) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) }
    }
    guard bound == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EINVAL) }
  }

  deinit {
    close(descriptor)
    if let folder { try? FileManager.default.removeItem(atPath: folder) }
  }

  /// The messages that came and were not read yet.
  func received() -> [String] {
    var messages: [String] = []
    var bytes = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT))
      guard count >= 0 else { return messages }
      messages.append(String(decoding: bytes[..<count], as: UTF8.self))
    }
  }
}
