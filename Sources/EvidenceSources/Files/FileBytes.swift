#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// The bytes of a file or of standard input, in the order they come.
struct FileBytes: ~Copyable {
  private let descriptor: Int32
  private let path: String

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

  /// Fills the front of `space`; returns how much, 0 at the end.
  func read(into space: UnsafeMutableRawBufferPointer) throws(EvidenceError) -> Int {
    while true {
      let count = Glibc.read(descriptor, space.baseAddress, space.count)
      if count >= 0 { return count }
      if errno != EINTR { throw FolderWalk.error(errno, path) }
    }
  }
}
