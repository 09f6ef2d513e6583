/// A path to one value of an object, as reports show it: segments escaped as in RFC 6901
/// (https://www.rfc-editor.org/rfc/rfc6901), but elements of lists that have a natural key are
/// named by it (`/status/conditions/Ready/status`).
package struct FieldPath: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The segments, unescaped.
  package let segments: [String]

  package init(_ segments: [String] = []) { self.segments = segments }

  /// This path and one more segment.
  package func appending(_ segment: String) -> FieldPath { FieldPath(segments + [segment]) }

  /// `/status/conditions/Ready/status`; empty for the object itself.
  package var description: String { segments.map { "/" + Self.escape($0) }.joined() }

  /// A segment as RFC 6901 writes it.
  package static func escape(_ segment: String) -> String {
    guard segment.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") })
    else { return segment }
    return segment.replacing("~", with: "~0").replacing("/", with: "~1")
  }

  /// The segment that RFC 6901 writes so.
  package static func unescape(_ text: String) -> String {
    text.contains("~") ? text.replacing("~1", with: "/").replacing("~0", with: "~") : text
  }

  /// Segment by segment, bytewise.
  package static func < (first: FieldPath, second: FieldPath) -> Bool {
    first.segments.lexicographicallyPrecedes(second.segments) { $0.precedesBytewise($1) }
  }
}
