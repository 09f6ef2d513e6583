#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// What tells that a file was written: of a file that is read without locks, because its folder
/// takes none.
struct FileStamp: Equatable {
  private let inode: UInt64
  private let sizeBytes: Int64
  private let modifiedNanoseconds: Int64
  private let hasLog: Bool

  /// - Throws: ``StoreError``.
  init(path: String) throws {
    var status = stat()
    guard stat(path, &status) == 0 else { throw StoreFile.error(errno, path: path) }
    inode = UInt64(status.st_ino)
    sizeBytes = Int64(status.st_size)
    modifiedNanoseconds =
      Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
    hasLog = access(path + "-wal", F_OK) == 0
  }
}
