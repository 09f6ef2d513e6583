/// What a page of a list says about itself.
struct ListPage: Sendable {
  /// What asks for the next page; nil on the last one.
  let continueToken: String?
  /// The state of the cluster that it shows.
  let resourceVersion: String?
}
