/// The bytes that libyaml is fed with, and the way back from its characters to bytes.
///
/// libyaml counts characters; people and files count bytes.
struct YAMLInput {
  private let source: (UnsafeMutableRawBufferPointer) throws -> Int
  /// Bytes that may be read without an event.
  let unbrokenBytesMax: Int

  /// What the source failed with.
  private(set) var failure: (any Error)?
  /// Whether libyaml asked for more than the limit without making anything of it.
  private(set) var isTooLarge = false
  /// Bytes read since the last event: a scalar or comment of this size is being gathered.
  var bytesSinceEvent = 0

  /// The first three bytes.
  private var head: [UInt8] = []
  /// Characters that are none to libyaml: a byte order mark.
  private var markCharacters = 0
  private var byteCount = 0
  private var characterCount = 0
  /// Characters of more than one byte that lie ahead, each with the bytes it has beyond one.
  private var wide: [(character: Int, extraBytes: Int)] = []
  private var wideHead = 0
  private var extraBytesPassed = 0

  /// The bytes read last, for an error of the encoding, and the lines before them.
  private var chunk: [UInt8] = []
  private var linesInChunk = 0
  private var linesBeforeChunk = 0

  init(
    unbrokenBytesMax: Int, _ source: @escaping (UnsafeMutableRawBufferPointer) throws -> Int
  ) {
    self.unbrokenBytesMax = unbrokenBytesMax
    self.source = source
  }

  /// Fills the front of `space`.
  ///
  /// - Returns: how much, 0 at the end; nil when it failed.
  mutating func read(into space: UnsafeMutableRawBufferPointer) -> Int? {
    guard bytesSinceEvent <= unbrokenBytesMax else {
      isTooLarge = true
      return nil
    }
    do {
      let count = try source(space)
      note(UnsafeRawBufferPointer(rebasing: space[..<count]))
      return count
    } catch {
      failure = error
      return nil
    }
  }

  private mutating func note(_ bytes: UnsafeRawBufferPointer) {
    linesBeforeChunk += linesInChunk
    chunk.removeAll(keepingCapacity: true)
    chunk.append(contentsOf: bytes)
    bytesSinceEvent += bytes.count
    if head.count < 3 {
      head += bytes.prefix(3 - head.count)
      markCharacters = head == [0xEF, 0xBB, 0xBF] ? 1 : 0
    }
    byteCount += bytes.count
    let sight = ByteSight(bytes)
    linesInChunk = sight.lineBreaks
    guard !sight.isASCII else {
      characterCount += bytes.count
      return
    }
    for byte in bytes {
      if byte & 0xC0 != 0x80 {
        characterCount += 1
      } else if wide.last?.character == characterCount - 1 {
        wide[wide.count - 1].extraBytes += 1
      } else {
        wide.append((characterCount - 1, 1))
      }
    }
  }

  /// The offset in bytes of a character. What lies before it is forgotten: only ask for later ones
  /// afterwards.
  mutating func offsetBytes(ofCharacter character: Int) -> Int {
    let character = character + markCharacters
    if wideHead < wide.count { pass(character) }
    return character + extraBytesPassed
  }

  private mutating func pass(_ character: Int) {
    while wideHead < wide.count, wide[wideHead].character < character {
      extraBytesPassed += wide[wideHead].extraBytes
      wideHead += 1
    }
    if wideHead > 4096, wideHead * 2 > wide.count {
      wide.removeFirst(wideHead)
      wideHead = 0
    }
  }

  /// The place of a byte among those that were read last.
  func place(ofByte offset: Int) -> YAMLPlace {
    let start = byteCount - chunk.count
    let before = chunk.prefix(max(offset - start, 0))
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let column = before[lineStart...].count { $0 & 0xC0 != 0x80 }
    return YAMLPlace(
      line: linesBeforeChunk + before.count { $0 == 0x0A } + 1, column: column + 1,
      offsetBytes: offset)
  }
}
