package import ClusterObjects

/// Objects for `kubectl apply -f -`. No document of netlapse's own: Kubernetes defines its shape.
package struct KubernetesManifest: Sendable {
  /// What readers are told above the objects, a line each. JSON has no place for it.
  package let notes: [String]
  /// The objects, in the order in which they are applied.
  package let objects: [JSONValue]

  package init(notes: [String] = [], objects: [JSONValue]) {
    self.notes = notes
    self.objects = objects
  }

  /// The manifest: the same objects give the same text, names of members sorted.
  package func text(as format: ManifestFormat) -> String {
    switch format {
    case .yaml:
      let notes = notes.map { "# \(TerminalText.safe($0))\n" }.joined()
      return notes + objects.map { "---\n" + YAMLFormat.text(of: $0) }.joined()
    case .json:
      return JSONFormat.text(
        of: .object(["apiVersion": "v1", "kind": "List", "items": .array(objects)]))
    }
  }
}
