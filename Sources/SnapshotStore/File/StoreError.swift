import GRDB

/// Why the store could not be read or written.
package enum StoreError: Error, CustomStringConvertible {
  /// No such file.
  case noSuchFile(path: String)
  /// The file is no database of netlapse.
  case notAStore(path: String, detail: String)
  /// A newer netlapse wrote it.
  case newerSchema(path: String, version: Int, known: Int)
  /// Another process is writing.
  case busy(path: String)
  /// The disk is full.
  case noSpace(path: String)
  /// The file or its folder may not be read or written.
  case permissionDenied(path: String, detail: String)
  /// The file system has no locks.
  case noLocks(path: String)
  /// What is stored contradicts itself.
  case damaged(path: String, detail: String)
  /// Anything else the database reports.
  case failed(path: String, detail: String)

  /// The kinds that a program answers differently to.
  package enum Category: Sendable {
    case notFound, unreadable, busy, permission
  }

  /// Which kind it is.
  package var category: Category {
    switch self {
    case .noSuchFile: .notFound
    case .busy: .busy
    case .permissionDenied: .permission
    case .notAStore, .newerSchema, .noSpace, .noLocks, .damaged, .failed: .unreadable
    }
  }

  package var description: String {
    switch self {
    case .noSuchFile(let path): "\(path): no such file"
    case .notAStore(let path, let detail): "\(path): not a netlapse database (\(detail))"
    case .newerSchema(let path, let version, let known):
      "\(path): written by a newer netlapse (schema \(version); this one knows \(known))"
    case .busy(let path): "\(path): another process is writing"
    case .noSpace(let path): "\(path): no space left on the device"
    case .permissionDenied(let path, let detail): "\(path): permission denied (\(detail))"
    case .noLocks(let path):
      "\(path): its file system has no locks, without which two processes would damage it"
    case .damaged(let path, let detail): "\(path): damaged: \(detail)"
    case .failed(let path, let detail): "\(path): \(detail)"
    }
  }

  /// What a person can do about it.
  package var hint: String {
    switch self {
    case .noSuchFile: "record something first: netlapse ingest PATH"
    case .notAStore: "name another file with --db"
    case .newerSchema: "use that version of netlapse, or another file with --db"
    case .busy: "try again when the other one has finished"
    case .noSpace: "nothing was changed; make room and try again"
    case .permissionDenied: "name another file with --db, or mend the permissions"
    case .noLocks: "name a file on a local disk with --db; network file systems often lack locks"
    case .damaged: "run netlapse doctor; what it does not name can still be read"
    case .failed: "run netlapse doctor"
    }
  }

  /// The store's error for one of the database's.
  init(_ error: DatabaseError, path: String) {
    let detail = error.message ?? error.resultCode.description
    switch error.extendedResultCode {
    // How SQLite reports that a file system does not offer what several processes need
    // (https://www.sqlite.org/wal.html#concurrency).
    case .SQLITE_IOERR_LOCK, .SQLITE_IOERR_RDLOCK, .SQLITE_IOERR_UNLOCK,
      .SQLITE_IOERR_CHECKRESERVEDLOCK, .SQLITE_IOERR_SHMOPEN, .SQLITE_IOERR_SHMMAP,
      .SQLITE_IOERR_SHMLOCK, .SQLITE_PROTOCOL:
      self = .noLocks(path: path)
      return
    case .SQLITE_IOERR_SHMSIZE:
      self = .noSpace(path: path)
      return
    default: break
    }
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
    case .SQLITE_FULL: self = .noSpace(path: path)
    case .SQLITE_NOTADB: self = .notAStore(path: path, detail: detail)
    case .SQLITE_CORRUPT: self = .damaged(path: path, detail: detail)
    case .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_AUTH, .SQLITE_CANTOPEN:
      self = .permissionDenied(path: path, detail: detail)
    default: self = .failed(path: path, detail: detail)
    }
  }
}
