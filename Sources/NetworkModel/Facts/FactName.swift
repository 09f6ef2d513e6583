import ClusterObjects

/// What a fact is about: `kubeProxy.mode`, `podCIDRs`. The names are part of the documents.
package struct FactName: Hashable, Comparable, Sendable, CustomStringConvertible,
  ExpressibleByStringLiteral
{
  /// The name as written.
  package let text: String

  package init(_ text: String) { self.text = text }

  /// A name written in the source.
  package init(stringLiteral text: String) { self.text = text }

  package var description: String { text }

  /// Bytewise.
  package static func < (first: FactName, second: FactName) -> Bool {
    first.text.precedesBytewise(second.text)
  }
}
