/// A part of a resource that an attempt was made at: all of it, one namespace, or one name.
package struct Scope: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The kind of evidence.
  package let resource: ResourceName
  /// Empty: any namespace (or, with a name, none: the resource is not namespaced).
  package let namespace: String
  /// Empty: any name.
  package let name: String

  package init(_ resource: ResourceName, namespace: String = "", name: String = "") {
    self.resource = resource
    self.namespace = namespace
    self.name = name
  }

  /// `services`, `services in shop`, `configmaps kube-system/coredns`.
  package var description: String {
    if !name.isEmpty { return "\(resource) \(namespace.isEmpty ? name : "\(namespace)/\(name)")" }
    return namespace.isEmpty ? resource.text : "\(resource) in \(namespace)"
  }

  /// Whether an object lies in it.
  package func holds(_ key: ObjectKey) -> Bool {
    key.resource == resource && (namespace.isEmpty || key.namespace == namespace)
      && (name.isEmpty || key.name == name)
  }

  /// By resource, namespace and name, bytewise: a wider scope sorts before what lies in it.
  package static func < (first: Scope, second: Scope) -> Bool {
    if first.resource != second.resource { return first.resource < second.resource }
    if first.namespace != second.namespace {
      return first.namespace.precedesBytewise(second.namespace)
    }
    return first.name.precedesBytewise(second.name)
  }
}
