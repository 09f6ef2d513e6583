import ClusterObjects
import JSONScanner
import Testing

/// What is stored of an object.
struct StoredObject {
  /// The canonical text.
  let text: String
  /// Strings that held a private key.
  let privateKeys: Int

  /// - Parameter apiVersion: what the list says, for an item that does not say its own.
  init(of text: String, as name: ResourceName, apiVersion: String? = nil) throws {
    let resource = try #require(ResourceCatalogue.current[name])
    var scanner = JSONScanner()
    scanner.load(Array(text.utf8))
    try scanner.scanWhole()
    let namespace = scanner.stringValue(scanner.value(at: "metadata", "namespace")) ?? ""
    let objectName = scanner.stringValue(scanner.value(at: "metadata", "name")) ?? ""
    var canonicalizer = ObjectCanonicalizer()
    let bytes = try canonicalizer.canonicalize(
      &scanner, as: resource, namespace: namespace, name: objectName,
      apiVersion: apiVersion ?? resource.apiVersions.first ?? "")
    self.text = String(decoding: bytes, as: UTF8.self)
    privateKeys = canonicalizer.privateKeys
  }
}
