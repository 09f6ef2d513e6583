/// An object of a ``FakeCluster``.
struct FakeObject: Equatable {
  var name: String
  /// Empty for what lives in no namespace.
  var namespace = ""
  var uid: String
  var resourceVersion: Int
  /// Members beside `metadata`, as JSON text.
  var more = ""
}
