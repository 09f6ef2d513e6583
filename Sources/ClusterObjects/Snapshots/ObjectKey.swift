/// Which object, within one cluster: resource, namespace and name.
package struct ObjectKey: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The kind of evidence.
  package let resource: ResourceName
  /// Empty for what lives in no namespace.
  package let namespace: String
  /// The object's own name.
  package let name: String

  package init(resource: ResourceName, namespace: String, name: String) {
    self.resource = resource
    self.namespace = namespace
    self.name = name
  }

  /// As a person writes it: `services shop/web`, `nodes worker-1`.
  package var description: String { "\(resource) \(qualifiedName)" }

  /// Namespace and name, or the name alone: `shop/web`.
  package var qualifiedName: String { namespace.isEmpty ? name : "\(namespace)/\(name)" }

  /// As people name objects of one kind: `Ingress shop/web`; the resource where the catalogue does
  /// not know the kind.
  package var kindAndName: String {
    "\(ResourceCatalogue.current[resource]?.kind ?? resource.text) \(qualifiedName)"
  }

  /// By resource, namespace and name, bytewise.
  package static func < (first: ObjectKey, second: ObjectKey) -> Bool {
    if first.resource != second.resource { return first.resource < second.resource }
    if first.namespace != second.namespace {
      return first.namespace.precedesBytewise(second.namespace)
    }
    return first.name.precedesBytewise(second.name)
  }
}
