/// How exact a match is: the more exact of two that hold a request decides
/// (https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule,
/// https://gateway-api.sigs.k8s.io/reference/spec/#grpcrouterule).
struct MatchRank: Comparable {
  /// What the path is compared with, the most exact first.
  enum Form: Int {
    case exact
    case prefix
    case regex
  }

  var form: Form
  /// Of the literal path, or of a gRPC service, in UTF-8 code units.
  var length = 0
  /// Of a gRPC method where any service is meant.
  var methodLength = 0
  var hasMethod = false
  var headerCount = 0
  var queryCount = 0

  /// The more exact first.
  static func < (first: MatchRank, second: MatchRank) -> Bool {
    if first.form != second.form { return first.form.rawValue < second.form.rawValue }
    if first.length != second.length { return first.length > second.length }
    if first.methodLength != second.methodLength {
      return first.methodLength > second.methodLength
    }
    if first.hasMethod != second.hasMethod { return first.hasMethod }
    if first.headerCount != second.headerCount { return first.headerCount > second.headerCount }
    return first.queryCount > second.queryCount
  }
}
