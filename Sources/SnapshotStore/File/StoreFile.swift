import CSQLite
import ClusterObjects
import FoundationEssentials
import GRDB
import StoreSchema

#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// Opens the database file so that neither a hostile nor a damaged one does harm, and brings its
/// layout up to date.
struct StoreFile {
  /// Marks the file as netlapse's, in SQLite's own header field: "nlps".
  static let applicationID: Int32 = 0x6E6C_7073
  /// Longer values than this are refused: no Kubernetes object comes near.
  private static let valueBytesMax: Int32 = 256 << 20
  private static let busySeconds = 5.0

  let path: String
  let migrations: [SchemaMigration]
  /// Whether to open it as one that cannot be written; nil: where that is so.
  var opensReadOnly: Bool?
  /// Whether it is opened to be read only: then one plain connection does, and nothing is written
  /// unless the layout has to be brought up to date.
  var isForReading = false

  /// Creates the file and its folder when they are missing, for their owner's eyes only.
  func createIfMissing() throws {
    let folder = URL(filePath: path).deletingLastPathComponent().path()
    if !FileManager.default.fileExists(atPath: folder) {
      try createFolder(folder)
    }
    // SQLite gives its companions (-wal, -shm) the permissions of the file itself.
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Self.error(errno, path: path) }
    close(descriptor)
  }

  private func createFolder(_ folder: String) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw StoreError.permissionDenied(path: folder, detail: "the folder cannot be created")
    }
  }

  static func error(_ code: Int32, path: String) -> StoreError {
    let detail = String(cString: strerror(code))
    return switch code {
    case EACCES, EPERM, EROFS: .permissionDenied(path: path, detail: detail)
    case ENOSPC, EDQUOT: .noSpace(path: path)
    case ENOENT: .noSuchFile(path: path)
    default: .failed(path: path, detail: detail)
    }
  }

  /// Opens the file, which must exist.
  func open() throws -> OpenedFile {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw StoreError.noSuchFile(path: path)
    }
    if isFolder { throw StoreError.notAStore(path: path, detail: "it is a folder") }
    // Opening changes the file (journal mode), so a stranger's is refused before that.
    let header = try StoreHeader(path: path)
    try header.check(known: knownVersion)
    do {
      if opensReadOnly ?? !isWritable { return try openReadOnly() }
      guard header.hasLocks else { throw StoreError.noLocks(path: path) }
      if isForReading, let queue = try openToRead() {
        return OpenedFile(connections: queue, stamp: nil, isReadOnly: true)
      }
      let pool = try DatabasePool(path: plainPath, configuration: configuration)
      try pool.writeWithoutTransaction { try migrate($0) }
      return OpenedFile(connections: pool, stamp: nil, isReadOnly: false)
    } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    }
  }

  /// One connection for a file whose layout is up to date; nil for others.
  private func openToRead() throws -> DatabaseQueue? {
    let queue = try DatabaseQueue(path: plainPath, configuration: configuration)
    let version = try queue.read { try checkedVersion($0) }
    if version == knownVersion { return queue }
    try queue.close()
    return nil
  }

  /// The path as SQLite takes it: one that begins with `file:` would be a URI to it.
  private var plainPath: String { path.hasPrefix("file:") ? "./\(path)" : path }

  /// Whether the file may be written, and journals made beside it.
  private var isWritable: Bool {
    let folder = URL(filePath: path).deletingLastPathComponent().path()
    return access(path, W_OK) == 0 && access(folder, W_OK) == 0
  }

  /// Opens the file where it cannot be written. Without a journal beside it nobody is writing it
  /// now, and it can be read without the locks that cannot be made there; whether somebody began
  /// meanwhile is looked at after reading (https://www.sqlite.org/wal.html#readonly).
  private func openReadOnly() throws -> OpenedFile {
    var configuration = configuration
    configuration.readonly = true
    let hasLog = FileManager.default.fileExists(atPath: path + "-wal")
    let stamp = hasLog ? nil : try FileStamp(path: path)
    let address = URL(filePath: path).absoluteString + (hasLog ? "?mode=ro" : "?immutable=1")
    let queue = try DatabaseQueue(path: address, configuration: configuration)
    let version = try queue.read { try checkedVersion($0) }
    guard version == knownVersion else {
      throw StoreError.permissionDenied(
        path: path,
        detail: "its layout is that of an older netlapse, and bringing it up to date means writing")
    }
    return OpenedFile(connections: queue, stamp: stamp, isReadOnly: true)
  }

  private var configuration: Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    configuration.busyMode = .timeout(Self.busySeconds)
    configuration.maximumReaderCount = 2
    configuration.label = "netlapse"
    configuration.prepareDatabase { db in
      netlapse_enable_defensive_mode(db.sqliteConnection)
      sqlite3_limit(db.sqliteConnection, SQLITE_LIMIT_LENGTH, Self.valueBytesMax)
      try db.execute(
        sql: """
          PRAGMA trusted_schema = OFF;
          PRAGMA cell_size_check = ON;
          PRAGMA mmap_size = 0;
          PRAGMA cache_size = -65536;
          """)
      // Cannot be turned on once the first table exists.
      if try Int.fetchOne(db, sql: "PRAGMA page_count") == 0 {
        try db.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL")
      }
    }
    return configuration
  }

  private var knownVersion: Int { migrations.last?.version ?? 0 }

  /// Brings an older layout up to date, all steps in one transaction.
  private func migrate(_ db: Database) throws {
    var present = 0
    try db.inTransaction(.deferred) {
      present = try checkedVersion(db)
      return .commit
    }
    if present == knownVersion { return }
    try db.inTransaction(.immediate) {
      // Another process may have done it while this one waited.
      let present = try checkedVersion(db)
      for migration in migrations where migration.version > present {
        try db.execute(sql: migration.sql)
        try db.execute(sql: "PRAGMA user_version = \(migration.version)")
      }
      if present == 0 { try db.execute(sql: "PRAGMA application_id = \(Self.applicationID)") }
      return .commit
    }
  }

  /// The layout's version, which is what the tables really are; 0 for an empty file.
  private func checkedVersion(_ db: Database) throws -> Int {
    let version = try schemaVersion(db)
    if version > 0 { try checkLayout(db, version: version) }
    return version
  }

  /// The layout's version as the file states it; 0 for an empty file.
  private func schemaVersion(_ db: Database) throws -> Int {
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    let application = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let isEmpty = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0
    if isEmpty && version == 0 && application == 0 { return 0 }
    guard application == Self.applicationID else {
      throw StoreError.notAStore(path: path, detail: "it belongs to another program")
    }
    guard version <= knownVersion else {
      throw StoreError.newerSchema(path: path, version: version, known: knownVersion)
    }
    guard version > 0, !isEmpty else {
      throw StoreError.damaged(path: path, detail: "it has no tables")
    }
    return version
  }

  /// Refuses a file that does not hold exactly what the migrations make: a view or a trigger would
  /// run somebody else's SQL.
  private func checkLayout(_ db: Database, version: Int) throws {
    let present = try Self.layout(db)
    let migration = migrations.first { $0.version == version }
    if let known = migration?.layoutDigest, Self.digest(of: present) == known { return }
    let expected = try layout(version: version)
    guard let stranger = expected.symmetricDifference(present).map(\.name).min() else { return }
    throw StoreError.damaged(path: path, detail: "\(stranger) is not as netlapse makes it")
  }

  /// What the migrations make, found by letting them.
  private func layout(version: Int) throws -> Set<LayoutItem> {
    try DatabaseQueue().write { sample in
      for migration in migrations where migration.version <= version {
        try sample.execute(sql: migration.sql)
      }
      return try Self.layout(sample)
    }
  }

  /// The SHA-256 of a layout, in hexadecimal: that of the known ones is written down, because
  /// making them anew costs more than most questions do.
  func layoutDigest(version: Int) throws -> String {
    Self.digest(of: try layout(version: version))
  }

  private static func digest(of layout: Set<LayoutItem>) -> String {
    var frame = FramedDigest()
    for item in layout.sorted(by: { ($0.type, $0.name) < ($1.type, $1.name) }) {
      for field in [item.type, item.name, item.sql] { frame.add(field) }
    }
    return frame.digest.description
  }

  private struct LayoutItem: Hashable {
    let type: String
    let name: String
    let sql: String
  }

  /// Everything that somebody created; SQLite's own tables and indexes have no part in it.
  private static func layout(_ db: Database) throws -> Set<LayoutItem> {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT type, name, coalesce(sql, '') FROM sqlite_schema
        WHERE NOT (type = 'table' AND name GLOB 'sqlite_*') AND NOT (type = 'index' AND sql IS NULL)
        """)
    var items: Set<LayoutItem> = []
    while let row = try rows.next() {
      items.insert(
        LayoutItem(type: try row.text(0), name: try row.text(1), sql: try row.text(2)))
    }
    return items
  }
}
