/// What a list is asked for.
struct ListQuery {
  /// Nil: cluster-wide.
  var namespace: String?
  /// `metadata.name` of the field selector; nil: all.
  var name: String?
  /// At most so many objects; nil: all.
  var limit: Int?
  /// The `continue` token; nil: from the beginning.
  var token: String?
}
