/// What removed snapshots may have left without a user.
struct TouchedRows {
  /// Contents, each with its object.
  var contents: [Int64: Int64] = [:]
  var objects: Set<Int64> = []
}
