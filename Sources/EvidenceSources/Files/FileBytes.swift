#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// The bytes of a file or of standard input, in the order they come.
final class FileBytes: JSONSource {
  /// How far the first byte that is no white space is looked for.
  private static let peekBytesMax = 1 << 16

  private let descriptor: Int32
  private let path: String
  /// What was read ahead.
  private var peeked: [UInt8] = []
  /// Where reading began, in the file; nil for a pipe, which cannot be read twice.
  private var startOffset: Int?

  /// - Throws: ``EvidenceError``.
  init(_ file: EvidenceFile) throws {
    path = file.name
    if file.path == "-" {
      descriptor = dup(0)
      guard descriptor >= 0 else { throw FolderWalk.error(errno, file.name) }
      let offset = lseek(descriptor, 0, SEEK_CUR)
      if offset >= 0 { startOffset = offset }
      return
    }
    // The folder may have changed since it was listed: ask again, of what was opened.
    let links = file.isBelowFolder ? O_NOFOLLOW : 0
    descriptor = open(file.path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | links)
    guard descriptor >= 0 else { throw FolderWalk.error(errno, file.path) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw EvidenceError(.malformed, path: file.path, "no regular file any more")
    }
    startOffset = 0
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// The first byte that is no white space; nil when there is none. Nothing counts as read by it.
  func firstByte() throws(EvidenceError) -> UInt8? {
    let chunkBytes = 4096
    while peeked.count < Self.peekBytesMax {
      let start = peeked.count
      peeked += [UInt8](repeating: 0, count: chunkBytes)
      let count = try readOn(into: &peeked, from: start)
      peeked.removeLast(chunkBytes - count)
      if let first = peeked[start...].first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) {
        return first
      }
      if count == 0 { return nil }
    }
    return nil
  }

  var isSeekable: Bool { startOffset != nil }

  func seek(to offset: Int) throws {
    peeked = []
    guard let startOffset, lseek(descriptor, startOffset + offset, SEEK_SET) >= 0 else {
      throw FolderWalk.error(errno, path)
    }
  }

  /// Fills `space`, all of it unless the end comes first; returns how much, 0 at the end.
  ///
  /// A pipe gives 64 KiB at a time: whoever asks for a megabyte does not want to be woken for less.
  func read(into space: UnsafeMutableRawBufferPointer) throws -> Int {
    let ahead = min(peeked.count, space.count)
    space.copyBytes(from: peeked[..<ahead])
    peeked.removeFirst(ahead)
    var filled = ahead
    while filled < space.count {
      let count = try readOn(into: UnsafeMutableRawBufferPointer(rebasing: space[filled...]))
      if count == 0 { break }
      filled += count
    }
    return filled
  }

  func place(ofByte offset: Int) -> String { "byte \(offset)" }

  private func readOn(into bytes: inout [UInt8], from start: Int) throws(EvidenceError) -> Int {
    var code: Int32 = 0
    let count = bytes.withUnsafeMutableBytes { space in
      readOnce(UnsafeMutableRawBufferPointer(rebasing: space[start...]), &code)
    }
    if count < 0 { throw FolderWalk.error(code, path) }
    return count
  }

  private func readOn(into space: UnsafeMutableRawBufferPointer) throws(EvidenceError) -> Int {
    var code: Int32 = 0
    let count = readOnce(space, &code)
    if count < 0 { throw FolderWalk.error(code, path) }
    return count
  }

  /// One system call, repeated while signals interrupt it.
  private func readOnce(_ space: UnsafeMutableRawBufferPointer, _ code: inout Int32) -> Int {
    while true {
      let count = Glibc.read(descriptor, space.baseAddress, space.count)
      code = errno
      if count >= 0 || code != EINTR { return count }
    }
  }
}
