import ClusterObjects
import FoundationEssentials
import GRDB

/// Columns of a file that may be damaged: GRDB's subscripts end the program where a value is
/// missing.
/// What is of another kind than it should be is taken as SQLite converts it; that no column holds
/// such a value is for `doctor` to say, whose first check looks at every one.
extension Row {
  /// A whole number.
  func integer(_ index: Int) throws -> Int64 { try decode(Int64.self, atIndex: index) }

  /// A text.
  func text(_ index: Int) throws -> String { try decode(String.self, atIndex: index) }

  /// Bytes.
  func blob(_ index: Int) throws -> Data { try decode(Data.self, atIndex: index) }

  /// A digest; nil where there are not as many bytes as it has.
  func digest(_ index: Int) throws -> ContentDigest? {
    try withUnsafeData(atIndex: index) { data in
      data?.withUnsafeBytes { ContentDigest(stored: $0) }
    }
  }
}
