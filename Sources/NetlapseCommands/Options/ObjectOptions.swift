import ArgumentParser
import ClusterObjects

/// Which object a command is about: `services shop/web`, `svc web -n shop`, `nodes worker-1`.
struct ObjectOptions: ParsableArguments {
  @Argument(help: "The resource, by any name kubectl knows.")
  var resource: String

  @Argument(help: "NAMESPACE/NAME, or NAME.")
  var object: String

  @Option(name: [.short, .long], help: "The object's namespace.")
  var namespace: String?

  /// The catalogue's entry and the object's key.
  func resolve(_ settings: Settings) throws -> (resource: Resource, key: ObjectKey) {
    try Self.resolve(resource, object, namespace: namespace, settings)
  }

  /// The catalogue's entry and the object's key.
  static func resolve(
    _ resource: String, _ object: String, namespace: String?, _ settings: Settings
  ) throws -> (resource: Resource, key: ObjectKey) {
    guard let entry = ResourceCatalogue.current.resource(called: resource) else {
      throw CommandFailure(
        .usage, "\(resource): netlapse records no such resource",
        hint: "names are those of kubectl: services, httproutes, configmaps, ...")
    }
    let parts = object.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count <= 2, !parts.contains("") else {
      throw CommandFailure(.usage, "\(object): give NAMESPACE/NAME or NAME")
    }
    let stated = parts.count == 2 ? parts[0] : namespace ?? ""
    var space = ""
    if entry.isNamespaced {
      space = stated.isEmpty ? try settings.value(.namespace) ?? "default" : stated
    } else if !stated.isEmpty {
      throw CommandFailure(.usage, "\(object): \(entry.name) live in no namespace")
    }
    let name = parts[parts.count - 1]
    return (entry, ObjectKey(resource: entry.name, namespace: space, name: name))
  }
}
