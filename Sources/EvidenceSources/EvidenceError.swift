/// Why evidence could not be read.
package struct EvidenceError: Error, Equatable, CustomStringConvertible {
  /// The kinds that a program answers differently to.
  package enum Category: Sendable {
    /// The input is not what it claims to be.
    case malformed
    /// There is no such file.
    case notFound
    /// It may not be read.
    case permission
    /// Something that has to be stated was not.
    case unstated
  }

  /// Which kind it is.
  package let category: Category
  /// The file or folder; nil where it is not about one.
  package let path: String?
  /// What is wrong: value and place included.
  package let message: String
  /// What to do about it.
  package let hint: String?

  package init(_ category: Category, path: String?, _ message: String, hint: String? = nil) {
    self.category = category
    self.path = path
    self.message = message
    self.hint = hint
  }

  package var description: String { path.map { "\($0): \(message)" } ?? message }
}
