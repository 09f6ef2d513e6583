import CSQLite
import GRDB

/// Counts the steps of SQLite's machine on one connection.
final class StepCounter {
  private let connection: OpaquePointer?
  private var steps = 0

  init(_ db: Database) {
    connection = db.sqliteConnection
    sqlite3_progress_handler(
      connection, 1,
      { context in
        if let context {
          Unmanaged<StepCounter>.fromOpaque(context).takeUnretainedValue().steps += 1
        }
        return 0
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  /// Stops counting; returns the steps.
  func stop() -> Int {
    sqlite3_progress_handler(connection, 0, nil, nil)
    return steps
  }
}
