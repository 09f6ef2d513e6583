import FoundationEssentials

/// A content as it goes into a row.
struct EncodedContent {
  let encoding: ContentEncoding
  let base: Int64?
  let dictionary: Int64?
  let data: Data
  /// What the dictionary alone made of it.
  let frameBytes: Int
}
