package import ClusterObjects

/// An object with its canonical bytes.
package struct TestObject {
  /// Which object.
  package let key: ObjectKey
  /// Its content.
  package let value: JSONValue

  /// - Parameter json: the object; put into canonical form here.
  package init(_ resource: ResourceName, _ name: String, in namespace: String = "", _ json: String)
    throws
  {
    try self.init(resource, name, in: namespace, value: JSONValue(parsing: Array(json.utf8)))
  }

  /// An object of this content.
  package init(
    _ resource: ResourceName, _ name: String, in namespace: String = "", value: JSONValue
  ) {
    key = ObjectKey(resource: resource, namespace: namespace, name: name)
    self.value = value
  }

  /// A Service of the namespace `shop` with nothing but a port to tell its contents apart.
  package static func service(_ name: String, in namespace: String = "shop", port: Int = 80)
    -> TestObject
  {
    TestObject(
      "services", name, in: namespace,
      value: .object(["spec": .object(["port": JSONValue(port)])]))
  }

  /// Its canonical bytes.
  package var bytes: [UInt8] { Array(value.compactText.utf8) }
}
