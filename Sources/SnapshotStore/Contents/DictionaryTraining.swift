import CZstd

/// Makes a dictionary out of samples of what it is to compress.
struct DictionaryTraining {
  private let choices: CompressionChoices
  private var bytes: [UInt8] = []
  private var sizes: [Int] = []

  init(_ choices: CompressionChoices) { self.choices = choices }

  var isFull: Bool { sizes.count >= choices.samplesMax || bytes.count >= choices.sampleBytesMax }

  mutating func add(_ sample: UnsafeRawBufferPointer) {
    guard !isFull else { return }
    bytes.append(contentsOf: sample)
    sizes.append(sample.count)
  }

  /// The dictionary; nil when the samples have too little in common, or are too few.
  func dictionary() -> [UInt8]? {
    guard sizes.count >= choices.samplesMin, bytes.count >= choices.sampleBytesMin else {
      return nil
    }
    var isTrained = false
    let dictionary = [UInt8](unsafeUninitializedCapacity: choices.dictionaryBytes) { space, count in
      let size = ZDICT_trainFromBuffer(
        space.baseAddress, space.count, bytes, sizes, UInt32(sizes.count))
      isTrained = ZDICT_isError(size) == 0
      count = isTrained ? size : 0
    }
    return isTrained ? dictionary : nil
  }
}
