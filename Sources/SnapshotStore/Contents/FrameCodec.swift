import CZstd

/// zstd frames without the parts that the database holds beside them: size, checksum and
/// dictionary id (https://github.com/facebook/zstd/blob/dev/doc/zstd_compression_format.md).
///
/// A class because libzstd's working memory behind it is reused, and has to be freed once.
final class FrameCodec {
  /// What a frame rests on beside itself.
  enum Basis {
    case nothing
    case dictionary(CompressionDictionary)
    /// Earlier bytes of the same object: the frame holds little more than the difference.
    case prefix(UnsafeRawBufferPointer)
  }

  private let compressor: OpaquePointer
  private let decompressor: OpaquePointer
  private var space: [UInt8] = []

  init() throws(CompressionFault) {
    guard let compressor = ZSTD_createCCtx(), let decompressor = ZSTD_createDCtx() else {
      throw CompressionFault(description: "libzstd has no memory")
    }
    self.compressor = compressor
    self.decompressor = decompressor
    let settings = [
      (ZSTD_c_compressionLevel, CompressionDictionary.level), (ZSTD_c_contentSizeFlag, 0),
      (ZSTD_c_checksumFlag, 0), (ZSTD_c_dictIDFlag, 0),
    ]
    for (parameter, value) in settings {
      try Self.check(ZSTD_CCtx_setParameter(compressor, parameter, value))
    }
  }

  deinit {
    ZSTD_freeCCtx(compressor)
    ZSTD_freeDCtx(decompressor)
  }

  /// One frame of the bytes.
  func compress(
    _ bytes: UnsafeRawBufferPointer, on basis: Basis
  ) throws(CompressionFault) -> ArraySlice<UInt8> {
    let bound = ZSTD_compressBound(bytes.count)
    if space.count < bound { space = [UInt8](repeating: 0, count: bound) }
    switch basis {
    case .nothing: try Self.check(ZSTD_CCtx_refCDict(compressor, nil))
    case .dictionary(let dictionary):
      try Self.check(ZSTD_CCtx_refCDict(compressor, dictionary.encoding))
    case .prefix(let prefix):
      // Takes the place of a dictionary, for one frame only.
      try Self.check(ZSTD_CCtx_refPrefix(compressor, prefix.baseAddress, prefix.count))
    }
    let size = space.withUnsafeMutableBytes {
      ZSTD_compress2(compressor, $0.baseAddress, $0.count, bytes.baseAddress, bytes.count)
    }
    return try space[..<Self.check(size)]
  }

  /// The bytes of a frame, which must be as many as stated.
  func decompress(
    _ frame: UnsafeRawBufferPointer, sizeBytes: Int, on basis: Basis
  ) throws(CompressionFault) -> [UInt8] {
    switch basis {
    case .nothing: try Self.check(ZSTD_DCtx_refDDict(decompressor, nil))
    case .dictionary(let dictionary):
      try Self.check(ZSTD_DCtx_refDDict(decompressor, dictionary.decoding))
    case .prefix(let prefix):
      try Self.check(ZSTD_DCtx_refPrefix(decompressor, prefix.baseAddress, prefix.count))
    }
    var size = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: sizeBytes) { space, count in
      size = ZSTD_decompressDCtx(
        decompressor, space.baseAddress, space.count, frame.baseAddress, frame.count)
      count = ZSTD_isError(size) == 0 ? size : 0
    }
    try Self.check(size)
    guard bytes.count == sizeBytes else {
      throw CompressionFault(description: "it is \(bytes.count) bytes, not \(sizeBytes)")
    }
    return bytes
  }

  @discardableResult
  private static func check(_ result: Int) throws(CompressionFault) -> Int {
    guard ZSTD_isError(result) == 0 else {
      throw CompressionFault(description: String(cString: ZSTD_getErrorName(result)))
    }
    return result
  }
}
