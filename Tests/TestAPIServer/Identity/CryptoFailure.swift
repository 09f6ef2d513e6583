import CLibcrypto

/// A call of libcrypto that failed.
struct CryptoFailure: Error, CustomStringConvertible {
  let description: String

  /// - Parameter call: which call; libcrypto's own reason is added.
  init(_ call: String) {
    var reason = [CChar](repeating: 0, count: 256)
    ERR_error_string_n(ERR_get_error(), &reason, reason.count)
    let text = reason.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    description = "\(call): \(String(decoding: text, as: UTF8.self))"
  }
}
