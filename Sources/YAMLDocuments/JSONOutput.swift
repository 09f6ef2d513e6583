#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// JSON text on its way out: written at the end, taken away at the front, and now and then taken
/// back. Places in it are offsets from the beginning of the document.
struct JSONOutput: ~Copyable {
  private var memory: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// Where in the memory the text begins that has not been taken away.
  private var head = 0
  private var tail = 0
  /// Bytes that were taken away and are no longer in the memory.
  private var forgottenBytes = 0

  init() {
    capacity = 1 << 12
    memory = .allocate(capacity: capacity)
  }

  deinit { memory.deallocate() }

  /// Where the next byte will stand.
  var end: Int { forgottenBytes + tail }

  /// Where the text begins that has not been taken away.
  var start: Int { forgottenBytes + head }

  /// Begins anew, at place 0.
  mutating func clear() { (head, tail, forgottenBytes) = (0, 0, 0) }

  /// The text from a place on that has not been taken away; valid until something is written.
  func bytes(from place: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: memory + (place - forgottenBytes), count: end - place)
  }

  /// Takes back what was written from a place on.
  mutating func truncate(to place: Int) { tail = place - forgottenBytes }

  /// Takes `space.count` bytes away at the front.
  mutating func take(into space: UnsafeMutableRawBufferPointer) {
    guard let target = space.baseAddress, !space.isEmpty else { return }
    memcpy(target, memory + head, space.count)
    head += space.count
    // Rarely, or every take would move what is left.
    if head * 2 > tail {
      memmove(memory, memory + head, tail - head)
      forgottenBytes += head
      tail -= head
      head = 0
    }
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    memory[tail] = byte
    tail += 1
  }

  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    reserve(bytes.count)
    memcpy(memory + tail, source, bytes.count)
    tail += bytes.count
  }

  mutating func append(_ text: StaticString) {
    append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func append(_ text: String) {
    for byte in text.utf8 { append(byte) }
  }

  mutating func append(_ bytes: ArraySlice<UInt8>) { bytes.withUnsafeBufferPointer { append($0) } }

  /// Adds UTF-8 as a JSON string. Every text has one spelling, so equal texts are equal bytes.
  mutating func appendQuoted(_ bytes: UnsafeBufferPointer<UInt8>) {
    append(0x22)
    var runStart = 0
    for position in 0..<bytes.count {
      let byte = bytes[position]
      guard byte < 0x20 || byte == 0x22 || byte == 0x5C else { continue }
      append(UnsafeBufferPointer(rebasing: bytes[runStart..<position]))
      appendEscape(byte)
      runStart = position + 1
    }
    append(UnsafeBufferPointer(rebasing: bytes[runStart...]))
    append(0x22)
  }

  private mutating func appendEscape(_ byte: UInt8) {
    switch byte {
    case 0x22: append(#"\""#)
    case 0x5C: append(#"\\"#)
    case 0x0A: append(#"\n"#)
    case 0x09: append(#"\t"#)
    case 0x0D: append(#"\r"#)
    default:
      append(#"\u00"# as StaticString)
      let digits: StaticString = "0123456789abcdef"
      append(digits.utf8Start[Int(byte >> 4)])
      append(digits.utf8Start[Int(byte & 15)])
    }
  }

  @inline(__always)
  private mutating func reserve(_ count: Int) {
    if tail + count > capacity { grow(count) }
  }

  private mutating func grow(_ count: Int) {
    capacity = max(capacity * 2, tail + count)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    memcpy(larger, memory, tail)
    memory.deallocate()
    memory = larger
  }
}
