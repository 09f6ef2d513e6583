/// One element of the tape that a scan leaves behind: a value, or the name of an object's member.
///
/// An array's elements follow it directly. An object is followed by its members, each a name (a
/// node of kind `string`) and then its value. `next` leads past the whole value.
package struct JSONNode {
  /// Offset of the first byte: inside the quotes for a string, the bracket for a container.
  package internal(set) var start: UInt32
  /// Bytes of a string (without quotes, escapes unresolved), number or literal; for a container
  /// the number of its members or elements.
  package internal(set) var length: UInt32
  /// Index of the node after this value.
  package internal(set) var next: UInt32
  /// What the value is.
  package let kind: JSONKind
  /// What the scanner noticed, and what a projection decided.
  package internal(set) var marks: JSONMarks
}
