import ClusterObjects

/// One object of a ``TestCluster``, with its bytes ready to be sent.
final class HeldObject: Sendable {
  /// `namespace/name`, or the name alone: lists are sorted by it, as etcd sorts its keys.
  let key: String
  let namespace: String
  let name: String
  let uid: String
  let resourceVersion: Int
  /// Its JSON from the first member on, without `apiVersion`, `kind` and the opening brace: these
  /// depend on the version that is asked for, and lists of built-in types leave them out.
  let tail: [UInt8]
  /// What was put, to tell whether another `put` changes anything; nil where it was not kept.
  let given: JSONValue?

  init(
    namespace: String, name: String, uid: String, resourceVersion: Int, tail: [UInt8],
    given: JSONValue?
  ) {
    key = Self.key(namespace, name)
    self.namespace = namespace
    self.name = name
    self.uid = uid
    self.resourceVersion = resourceVersion
    self.tail = tail
    self.given = given
  }

  static func key(_ namespace: String, _ name: String) -> String {
    namespace.isEmpty ? name : namespace + "/" + name
  }

  /// The whole object as the type's version is served.
  func bytes(as type: ServedType) -> [UInt8] {
    Array("{\"kind\":\"\(type.kind)\",\"apiVersion\":\"\(type.groupVersion)\",".utf8) + tail
  }
}
