import ArgumentParser
import ClusterObjects

/// An object as a person names it: `services shop/web`, `svc web` with `-n`, `nodes worker-1`.
struct ObjectArgument {
  let resource: Resource
  let key: ObjectKey

  init(resource name: String, object: String, namespace: String?) throws {
    guard let resource = ResourceCatalogue.current.resource(called: name) else {
      throw CommandFailure(
        .usage, "\(name): netlapse records no such resource",
        hint: "names are those of kubectl: services, httproutes, configmaps, ...")
    }
    let parts = object.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count <= 2, !parts.contains("") else {
      throw CommandFailure(.usage, "\(object): give NAMESPACE/NAME or NAME")
    }
    var space = parts.count == 2 ? parts[0] : namespace ?? ""
    if !resource.isNamespaced {
      guard space.isEmpty else {
        throw CommandFailure(.usage, "\(object): \(resource.name) live in no namespace")
      }
    } else if space.isEmpty {
      space = "default"
    }
    self.resource = resource
    key = ObjectKey(resource: resource.name, namespace: space, name: parts[parts.count - 1])
  }
}
