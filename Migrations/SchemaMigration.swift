/// One numbered change of the database layout. Applied ones are never edited: a mistake is mended
/// by the next one.
package struct SchemaMigration: Sendable {
  /// The version the database has afterwards.
  package let version: Int
  /// The statements.
  package let sql: String

  package init(version: Int, sql: String) {
    self.version = version
    self.sql = sql
  }

  /// All of them, in order, without a gap.
  package static let all: [SchemaMigration] = [
    SchemaMigration(version: 1, sql: text(PackageResources.V0001_snapshots_sql)),
    SchemaMigration(version: 2, sql: text(PackageResources.V0002_retention_sql)),
  ]

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
