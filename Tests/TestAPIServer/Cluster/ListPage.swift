/// One page of a list.
struct ListPage {
  var objects: ArraySlice<HeldObject>
  /// Of the whole list, for every page of it.
  var resourceVersion: Int
  /// Where the next page begins; nil: this is the last.
  var token: ContinueToken?
  /// How many objects come after this page; nil on the last, or where a selector hides it.
  var remainingCount: Int?

  /// Why there is no page.
  enum Failure: Error {
    case badToken
    /// The list is no longer known; from this token on, the newest objects can be read.
    case expired(ContinueToken)
  }
}
