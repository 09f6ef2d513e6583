/// The name of a kind of evidence: `services`, `httproutes.gateway.networking.k8s.io`.
///
/// For what the Kubernetes API serves it is the plural, and the group where there is one, as in a
/// CustomResourceDefinition's name.
package struct ResourceName: Hashable, Comparable, Sendable, CustomStringConvertible,
  ExpressibleByStringLiteral
{
  /// The name as written.
  package let text: String

  package init(_ text: String) { self.text = text }

  package init(stringLiteral text: String) { self.text = text }

  package var description: String { text }

  /// Bytewise, as everywhere where order is part of a digest or a document.
  package static func < (first: ResourceName, second: ResourceName) -> Bool {
    first.text.precedesBytewise(second.text)
  }
}
