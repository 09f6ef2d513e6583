import CZstd

/// A trained dictionary, made ready for both directions.
///
/// A class because libzstd's own objects behind it have to be freed once.
final class CompressionDictionary {
  /// zstd's fastest ordinary level: with a dictionary the higher ones gain nothing here.
  static let level: Int32 = 1

  let id: Int64
  let encoding: OpaquePointer
  let decoding: OpaquePointer

  /// - Throws: ``CompressionFault`` when the bytes are no dictionary.
  init(id: Int64, bytes: UnsafeRawBufferPointer) throws(CompressionFault) {
    guard let encoding = ZSTD_createCDict(bytes.baseAddress, bytes.count, Self.level) else {
      throw CompressionFault(description: "dictionary \(id) cannot be read")
    }
    guard let decoding = ZSTD_createDDict(bytes.baseAddress, bytes.count) else {
      ZSTD_freeCDict(encoding)
      throw CompressionFault(description: "dictionary \(id) cannot be read")
    }
    self.id = id
    self.encoding = encoding
    self.decoding = decoding
  }

  deinit {
    ZSTD_freeCDict(encoding)
    ZSTD_freeDDict(decoding)
  }
}
