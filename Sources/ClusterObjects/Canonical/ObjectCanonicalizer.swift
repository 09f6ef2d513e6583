package import JSONScanner

/// Turns scanned objects into what is stored: projected by the catalogue, redacted, canonical.
///
/// Keeps its memory from object to object.
package struct ObjectCanonicalizer: ~Copyable {
  private var writer = CanonicalWriter()
  private var projections: [ResourceName: Projection] = [:]
  /// Strings withheld so far because they held a private key.
  package private(set) var privateKeys = 0

  package init() {}

  /// The canonical form of the object on the tape, valid until the next call.
  ///
  /// - Parameters:
  ///   - scanner: its tape is marked on the way; scan again before using it for anything else.
  ///   - resource: the catalogue's entry for the object.
  ///   - namespace: the object's namespace, empty for none.
  ///   - name: the object's name.
  ///   - apiVersion: the list's, for an item that does not say its own.
  /// - Throws: ``JSONSyntaxError`` for what JSON allows and no store can keep exactly.
  package mutating func canonicalize(
    _ scanner: inout JSONScanner, as resource: Resource, namespace: String, name: String,
    apiVersion: String
  ) throws(JSONSyntaxError) -> UnsafeRawBufferPointer {
    projection(of: resource).apply(to: &scanner, namespace: namespace)
    Redaction(confidentiality: resource.confidentiality).apply(to: &scanner, name: name)
    let completions = [(name: "apiVersion", text: apiVersion), (name: "kind", text: resource.kind)]
    writer.clear()
    try writer.write(scanner, completedBy: completions)
    if CredentialHints.areFound(in: writer.bytes) {
      let result = CredentialMask().apply(to: &scanner)
      privateKeys += result.privateKeys
      if result.changed {
        writer.clear()
        try writer.write(scanner, completedBy: completions)
      }
    }
    return writer.bytes
  }

  private mutating func projection(of resource: Resource) -> Projection {
    if let known = projections[resource.name] { return known }
    let projection = Projection(of: resource)
    projections[resource.name] = projection
    return projection
  }
}
