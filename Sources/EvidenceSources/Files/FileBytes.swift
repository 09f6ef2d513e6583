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

  /// - Throws: ``EvidenceError``.
  init(_ file: EvidenceFile) throws {
    path = file.name
    if file.path == "-" {
      descriptor = dup(0)
      guard descriptor >= 0 else { throw FolderWalk.error(errno, file.name) }
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
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// The first byte that is no white space; nil when there is none. Nothing counts as read by it.
  func firstByte() throws(EvidenceError) -> UInt8? {
    var chunk = [UInt8](repeating: 0, count: 4096)
    while peeked.count < Self.peekBytesMax {
      let count = try readOn(into: &chunk)
      peeked += chunk[..<count]
      if let first = chunk[..<count].first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) {
        return first
      }
      if count == 0 { return nil }
    }
    return nil
  }

  /// Fills the front of `space`; returns how much, 0 at the end.
  func read(into space: UnsafeMutableRawBufferPointer) throws -> Int {
    guard !peeked.isEmpty else { return try readOn(into: space) }
    let count = min(peeked.count, space.count)
    space.copyBytes(from: peeked[..<count])
    peeked.removeFirst(count)
    return count
  }

  func place(ofByte offset: Int) -> String { "byte \(offset)" }

  private func readOn(into chunk: inout [UInt8]) throws(EvidenceError) -> Int {
    do {
      return try chunk.withUnsafeMutableBytes { try readOn(into: $0) }
    } catch let error as EvidenceError {
      throw error
    } catch {
      throw EvidenceError(.malformed, path: path, "\(error)")
    }
  }

  private func readOn(into space: UnsafeMutableRawBufferPointer) throws(EvidenceError) -> Int {
    while true {
      let count = Glibc.read(descriptor, space.baseAddress, space.count)
      if count >= 0 { return count }
      if errno != EINTR { throw FolderWalk.error(errno, path) }
    }
  }
}
