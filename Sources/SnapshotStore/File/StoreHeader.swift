import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// What the first bytes of a file say about it, read without SQLite: opening a file changes it and
/// makes others beside it (https://www.sqlite.org/fileformat2.html#the_database_header).
struct StoreHeader {
  private static let magic = Array("SQLite format 3\0".utf8)
  /// The header, and that of the first page, which holds the list of tables.
  private static let byteCount = 108
  private static let leaf: UInt8 = 0x0D

  private let path: String
  private let bytes: [UInt8]
  /// Whether the file system can lock the file. SQLite takes "no locks here" for "locked by
  /// somebody else", and would wait for nobody.
  let hasLocks: Bool

  /// - Throws: ``StoreError``.
  init(path: String) throws {
    self.path = path
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw StoreError.permissionDenied(path: path, detail: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw StoreError.notAStore(path: path, detail: "it is no file")
    }
    hasLocks = Self.hasLocks(descriptor)
    bytes = [UInt8](unsafeUninitializedCapacity: Self.byteCount) { space, count in
      count = max(0, read(descriptor, space.baseAddress, space.count))
    }
  }

  /// Refuses another program's file, and one of a newer netlapse.
  ///
  /// What lies in a write-ahead log only SQLite can read; that case is left to it.
  func check(known: Int) throws {
    if bytes.isEmpty { return }
    guard bytes.count == Self.byteCount, bytes.starts(with: Self.magic) else {
      throw StoreError.notAStore(path: path, detail: "file is not a database")
    }
    if FileManager.default.fileExists(atPath: path + "-wal") { return }
    let (version, application) = (number(at: 60), number(at: 68))
    let hasTables = bytes[100] != Self.leaf || bytes[103] != 0 || bytes[104] != 0
    if !hasTables, version == 0, application == 0 { return }
    guard application == StoreFile.applicationID else {
      throw StoreError.notAStore(path: path, detail: "it belongs to another program")
    }
    if version > known {
      throw StoreError.newerSchema(path: path, version: Int(version), known: known)
    }
  }

  /// Asks who has a lock, which those without locks refuse too.
  private static func hasLocks(_ descriptor: Int32) -> Bool {
    var lock = flock()
    lock.l_type = Int16(F_RDLCK)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_len = 1
    return fcntl(descriptor, F_GETLK, &lock) == 0
      || ![ENOLCK, ENOSYS, ENOTSUP, EOPNOTSUPP, EINVAL].contains(errno)
  }

  private func number(at offset: Int) -> Int32 {
    Int32(bitPattern: bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) })
  }
}
