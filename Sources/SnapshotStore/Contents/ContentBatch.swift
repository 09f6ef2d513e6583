import ClusterObjects
import GRDB

/// The new contents of one resource of one snapshot: trains a dictionary before the first of them
/// is written, when there is enough to learn from and the present one is missing or worn out.
struct ContentBatch {
  private let writer: ContentWriter
  private let choices: CompressionChoices
  private let bytes: [UInt8]
  private var totals = CompressionTotals()

  /// - Parameters:
  ///   - upcoming: where in `bytes` the contents lie that may be written.
  init(
    _ writer: ContentWriter, upcoming: [Range<Int>], in bytes: [UInt8]
  ) throws {
    self.writer = writer
    choices = writer.choices
    self.bytes = bytes
    guard !upcoming.isEmpty else { return }
    if let dictionary = try writer.dictionaries.newest(for: writer.resource) {
      guard try writer.dictionaries.isWornOut(dictionary) else { return }
      let recent = try writer.newest(atMost: choices.samplesMax)
      try train(on: recent, upcoming)
    } else {
      let earlier = try writer.withoutDictionary()
      guard earlier.count + upcoming.count >= choices.samplesMin else { return }
      if try train(on: earlier, upcoming) {
        for content in earlier { try writer.rewrite(content, near: nil) }
      }
    }
  }

  /// The id of a content, stored when the object has not had it yet.
  ///
  /// - Parameters:
  ///   - isNewObject: whether the object cannot have had contents before.
  ///   - replaced: the object's content until now.
  mutating func id(
    of collected: CollectedObject, object: Int64, isNewObject: Bool, replacing replaced: Int64?
  ) throws -> Int64 {
    if !isNewObject, let id = try writer.id(of: collected.digest, object: object) { return id }
    return try bytes.withUnsafeBytes { bytes in
      try writer.insert(
        UnsafeRawBufferPointer(rebasing: bytes[collected.content]), digest: collected.digest,
        object: object, replacing: replaced, totals: &totals)
    }
  }

  /// Notes how well the dictionary did.
  func finish() throws {
    guard totals.rawBytes > 0,
      let dictionary = try writer.dictionaries.newest(for: writer.resource)
    else { return }
    try writer.dictionaries.count(totals, by: dictionary)
  }

  @discardableResult
  private func train(on stored: [Int64], _ upcoming: [Range<Int>]) throws -> Bool {
    var training = DictionaryTraining(choices)
    // Evenly spaced: neighbours by name are more alike than the rest.
    let count = stored.count + upcoming.count
    let step = max(1, count / choices.samplesMax)
    for index in stride(from: 0, to: count, by: step) where !training.isFull {
      if index < stored.count {
        try writer.table.withBytes(of: stored[index]) { training.add($0) }
      } else {
        bytes.withUnsafeBytes {
          training.add(UnsafeRawBufferPointer(rebasing: $0[upcoming[index - stored.count]]))
        }
      }
    }
    guard let dictionary = training.dictionary() else { return false }
    try writer.dictionaries.insert(dictionary, for: writer.resource)
    return true
  }
}
