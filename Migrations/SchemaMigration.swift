/// One numbered change of the database layout. Applied ones are never edited: a mistake is mended
/// by the next one.
package struct SchemaMigration: Sendable {
  /// The version the database has afterwards.
  package let version: Int
  /// The statements.
  package let sql: String
  /// The SHA-256 of the layout afterwards, where it is written down; a test tells it.
  package let layoutDigest: String?

  package init(version: Int, sql: String, layoutDigest: String? = nil) {
    self.version = version
    self.sql = sql
    self.layoutDigest = layoutDigest
  }

  /// All of them, in order, without a gap.
  package static let all: [SchemaMigration] = [
    SchemaMigration(
      version: 1, sql: text(PackageResources.V0001_snapshots_sql),
      layoutDigest: "c648bfb2b923c13707472eee6c30513b7f8be64a93c9236cad3208e0b2a3f970"),
    SchemaMigration(
      version: 2, sql: text(PackageResources.V0002_retention_sql),
      layoutDigest: "0737fab81499e9b7865f517bc9b183019e1230f59d5dad4045fba2d4833fa56d"),
    SchemaMigration(
      version: 3, sql: text(PackageResources.V0003_answers_sql),
      layoutDigest: "58464ab5bcfe82c2a08f2ef15151d63d1889ac9c27219ccdea3d061d684d34ac"),
  ]

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
