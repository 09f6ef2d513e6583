import GRDB

/// The database file, opened.
struct OpenedFile {
  /// The connections to it.
  let connections: any DatabaseWriter
  /// Set when the file is read without locks: whether it changed meanwhile is to be looked at.
  let stamp: FileStamp?
  /// Whether it can only be read.
  let isReadOnly: Bool
}
