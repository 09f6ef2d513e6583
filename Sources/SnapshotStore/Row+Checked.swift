import FoundationEssentials
import GRDB

/// Columns of a file that may be damaged: GRDB's own subscripts end the program where a value is
/// missing or of another kind.
extension Row {
  /// A whole number.
  func integer(_ index: Int) throws -> Int64 {
    let value: DatabaseValue = self[index]
    guard case .int64(let integer) = value.storage else { throw Self.damage(index) }
    return integer
  }

  /// A text.
  func text(_ index: Int) throws -> String {
    let value: DatabaseValue = self[index]
    guard case .string(let text) = value.storage else { throw Self.damage(index) }
    return text
  }

  /// Bytes.
  func blob(_ index: Int) throws -> Data {
    let value: DatabaseValue = self[index]
    guard case .blob(let bytes) = value.storage else { throw Self.damage(index) }
    return bytes
  }

  private static func damage(_ index: Int) -> DatabaseError {
    DatabaseError(
      resultCode: .SQLITE_CORRUPT, message: "column \(index + 1) of a row is missing or damaged")
  }
}
