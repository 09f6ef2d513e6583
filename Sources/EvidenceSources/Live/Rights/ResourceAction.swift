/// One thing that may be allowed or not: a verb on a resource, as the API server's authorizers see
/// it (https://kubernetes.io/docs/reference/access-authn-authz/authorization/).
package struct ResourceAction: Hashable, Sendable {
  /// `get`, `list`, `create`.
  package var verb: String
  /// The API group, empty for core.
  package var group: String
  /// The plural.
  package var resource: String
  /// Such as `exec` of Pods; nil: the resource itself.
  package var subresource: String?
  /// The namespace; nil: all, or none where the resource is in none.
  package var namespace: String?
  /// The one object; nil: any.
  package var name: String?

  package init(
    _ verb: String, group: String, resource: String, subresource: String? = nil,
    namespace: String? = nil, name: String? = nil
  ) {
    self.verb = verb
    self.group = group
    self.resource = resource
    self.subresource = subresource
    self.namespace = namespace
    self.name = name
  }
}
