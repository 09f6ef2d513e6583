package import JSONScanner

/// Turns scanned objects into what is stored: in today's version, projected by the catalogue,
/// redacted, canonical.
///
/// Keeps its memory from object to object.
package struct ObjectCanonicalizer: ~Copyable {
  private var writer = CanonicalWriter()
  private var projections: [ResourceName: Projection] = [:]
  /// Strings withheld so far because they held a private key.
  package private(set) var privateKeys = 0

  package init() {}

  /// Says of an object of an older version, as a member of the stored one, which it was: only where
  /// something in it has no place in today's version and was left where it was.
  static let versionNote = "netlapse/apiVersion"

  /// The canonical form of the object on the tape, valid until the next call.
  ///
  /// - Parameters:
  ///   - scanner: its tape is marked on the way; scan again before using it for anything else.
  ///   - resource: the catalogue's entry for the object.
  ///   - namespace: the object's namespace, empty for none.
  ///   - name: the object's name.
  ///   - apiVersion: its own, or that of the list for an item that does not say it.
  /// - Throws: ``JSONSyntaxError`` for what JSON allows and no store can keep exactly.
  package mutating func canonicalize(
    _ scanner: inout JSONScanner, as resource: Resource, namespace: String, name: String,
    apiVersion: String
  ) throws(JSONSyntaxError) -> UnsafeRawBufferPointer {
    guard let older = resource.older.first(where: { $0.apiVersion == apiVersion }),
      let today = resource.apiVersions.first
    else {
      return try write(
        &scanner, as: resource, namespace: namespace, name: name, apiVersion: apiVersion)
    }
    if older.conversion is SameShape {
      if let said = scanner.member(0, "apiVersion") { scanner.replace(said, with: today) }
      return try write(&scanner, as: resource, namespace: namespace, name: name, apiVersion: today)
    }
    // The canonical form proves that no name stands twice, which the tree would hide.
    writer.clear()
    try writer.write(scanner)
    var object = try JSONValue(parsing: Array(writer.bytes))
    let isWhole = older.conversion.convert(&object)
    object["apiVersion"] = .string(today)
    if !isWhole { object[Self.versionNote] = .string(apiVersion) }
    var converted = JSONScanner()
    converted.load(Array(object.compactText.utf8))
    try converted.scanWhole()
    return try write(&converted, as: resource, namespace: namespace, name: name, apiVersion: today)
  }

  private mutating func write(
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
