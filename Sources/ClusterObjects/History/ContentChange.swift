/// An object whose content differs between two snapshots that both know about it.
package struct ContentChange: Equatable, Sendable {
  /// Which object.
  package let key: ObjectKey
  /// Its content on the first side, nil where it is known to be absent.
  package let before: ContentReference?
  /// Its content on the second side, nil where it is known to be absent.
  package let after: ContentReference?

  package init(key: ObjectKey, before: ContentReference?, after: ContentReference?) {
    self.key = key
    self.before = before
    self.after = after
  }
}
