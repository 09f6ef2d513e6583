import CZstd

/// Makes a dictionary out of samples of what it is to compress.
struct DictionaryTraining {
  /// Less would not pay for the dictionary itself.
  static let samplesMin = 32
  static let bytesMin = 32 << 10
  /// More make training slower and the dictionary no better.
  static let samplesMax = 1000
  static let bytesMax = 2 << 20
  /// 16 KiB: twice as much gains next to nothing on Kubernetes objects, and costs each reader.
  static let dictionaryBytes = 16 << 10

  private var bytes: [UInt8] = []
  private var sizes: [Int] = []

  var isFull: Bool { sizes.count >= Self.samplesMax || bytes.count >= Self.bytesMax }

  mutating func add(_ sample: UnsafeRawBufferPointer) {
    guard !isFull else { return }
    bytes.append(contentsOf: sample)
    sizes.append(sample.count)
  }

  /// The dictionary; nil when the samples have too little in common, or are too few.
  func dictionary() -> [UInt8]? {
    guard sizes.count >= Self.samplesMin, bytes.count >= Self.bytesMin else { return nil }
    var isTrained = false
    let dictionary = [UInt8](unsafeUninitializedCapacity: Self.dictionaryBytes) { space, count in
      let size = ZDICT_trainFromBuffer(
        space.baseAddress, space.count, bytes, sizes, UInt32(sizes.count))
      isTrained = ZDICT_isError(size) == 0
      count = isTrained ? size : 0
    }
    return isTrained ? dictionary : nil
  }
}
