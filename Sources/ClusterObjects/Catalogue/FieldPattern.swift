/// A path into objects, in which `*` stands for every member or element:
/// `/status/conditions/*/lastHeartbeatTime`. Names are escaped as in RFC 6901 (`~1` is `/`).
package struct FieldPattern: Hashable, Sendable, CustomStringConvertible,
  ExpressibleByStringInterpolation
{
  /// One step of the path.
  package enum Step: Hashable, Sendable {
    /// The member of this name.
    case name(String)
    /// Every member or element.
    case any
  }

  /// From the object's root.
  package let steps: [Step]

  /// Reads the written form. An empty text is the object itself.
  package init(_ text: String) {
    steps = text.split(separator: "/", omittingEmptySubsequences: true).map { part in
      part == "*" ? .any : .name(FieldPath.unescape(String(part)))
    }
  }

  /// A pattern written in the source.
  package init(stringLiteral text: String) { self.init(text) }

  /// A pattern put together in the source.
  package init(stringInterpolation interpolation: DefaultStringInterpolation) {
    self.init(String(stringInterpolation: interpolation))
  }

  package var description: String {
    steps.map { step in
      switch step {
      case .any: "/*"
      case .name(let name): "/" + FieldPath.escape(name)
      }
    }.joined()
  }
}
