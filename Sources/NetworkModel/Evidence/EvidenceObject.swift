package import ClusterObjects

/// One object as it was at a moment.
package struct EvidenceObject: Sendable {
  /// Which object.
  package let key: ObjectKey
  /// Its stored content.
  package let json: JSONValue

  package init(key: ObjectKey, json: JSONValue) {
    self.key = key
    self.json = json
  }

  /// The value below these members; nil where there is none.
  package func value(_ path: [String]) -> JSONValue? {
    path.reduce(Optional(json)) { value, name in value?[name] }
  }

  /// The value below these members; nil where there is none.
  package subscript(path: String...) -> JSONValue? { value(path) }

  /// The text below these members; nil where there is none.
  package func text(_ path: String...) -> String? { value(path)?.text }

  /// The whole number below these members; nil where there is none.
  package func int(_ path: String...) -> Int? { value(path)?.int }

  /// The elements below these members; none where there is no list.
  package func elements(_ path: String...) -> [JSONValue] { value(path)?.elements ?? [] }

  /// A place in it, by members.
  package func provenance(_ path: String...) -> Provenance { Provenance(key, FieldPath(path)) }

  /// A label's value.
  package func label(_ name: String) -> String? { text("metadata", "labels", name) }

  /// An annotation's value.
  package func annotation(_ name: String) -> String? { text("metadata", "annotations", name) }

  /// All annotations that are texts.
  package var annotations: [String: String] {
    guard case .object(let members) = self["metadata", "annotations"] else { return [:] }
    return members.compactMapValues(\.text)
  }

  /// A ConfigMap's entry, as text; nil where there is none or its value was withheld.
  package func entry(_ name: String) -> String? { text("data", name) }

  /// A ConfigMap's entry that holds YAML or JSON.
  package func document(_ name: String) -> EmbeddedDocument {
    guard let text = entry(name) else { return .missing }
    return EmbeddedDocument(text)
  }
}
