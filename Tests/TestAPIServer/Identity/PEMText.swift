import CLibcrypto

/// What libcrypto writes as PEM.
enum PEMText {
  /// The text that `write` writes; it returns 1 when it could.
  static func written(_ write: (OpaquePointer) -> Int32) throws -> String {
    guard let output = BIO_new(BIO_s_mem()) else { throw CryptoFailure("BIO_new") }
    defer { BIO_free(output) }
    guard write(output) == 1 else { throw CryptoFailure("writing PEM") }
    var bytes = [UInt8](repeating: 0, count: BIO_ctrl_pending(output))
    let count = BIO_read(output, &bytes, Int32(bytes.count))
    return String(decoding: bytes.prefix(max(0, Int(count))), as: UTF8.self)
  }
}
