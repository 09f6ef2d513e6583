import ClusterObjects
import TestSupport

@testable import NetworkModel

/// A fixture with a few things changed: near misses, and what nobody saw.
struct EditedCluster {
  /// There is no such object in the fixture.
  struct NoSuchObject: Error {
    let key: ObjectKey
  }

  private var objects: [TestObject]
  private var unseen: Set<ResourceName> = []

  /// The fixture of this name.
  init(_ fixture: String) throws { objects = try ClusterFixture(fixture).objects() }

  /// An object is not there.
  mutating func remove(
    _ resource: ResourceName, _ name: String, in namespace: String = ""
  ) throws {
    let key = ObjectKey(resource: resource, namespace: namespace, name: name)
    let count = objects.count
    objects.removeAll { $0.key == key }
    guard objects.count < count else { throw NoSuchObject(key: key) }
  }

  /// There are no objects of a resource.
  mutating func removeAll(_ resource: ResourceName) {
    objects.removeAll { $0.key.resource == resource }
  }

  /// Nobody saw a resource.
  mutating func hide(_ resource: ResourceName) {
    removeAll(resource)
    unseen.insert(resource)
  }

  /// Another object is there.
  mutating func add(
    _ resource: ResourceName, _ name: String, in namespace: String = "", _ json: String
  ) throws {
    objects.append(try TestObject(resource, name, in: namespace, json))
  }

  /// All objects of another fixture that are not in this one.
  mutating func add(fixture: String) throws {
    let known = Set(objects.map(\.key))
    objects += try ClusterFixture(fixture).objects().filter { !known.contains($0.key) }
  }

  /// A field has another value; nil: it is not there.
  mutating func set(
    _ resource: ResourceName, _ name: String, in namespace: String = "", _ path: [String],
    to value: JSONValue?
  ) throws {
    try edit(resource, name, in: namespace) { json in
      json = Self.setting(path[...], of: json, to: value)
    }
  }

  /// The first container of a DaemonSet has another variable; nil: it is not set.
  mutating func set(
    variable: String, of name: String, in namespace: String = "kube-system", to value: JSONValue?
  ) throws {
    try edit("daemonsets.apps", name, in: namespace) { json in
      let path = ["spec", "template", "spec", "containers"]
      let containers = path.reduce(Optional(json)) { $0?[$1] }?.elements ?? []
      guard var container = containers.first else { return }
      var variables = (container["env"]?.elements ?? []).filter { $0["name"]?.text != variable }
      if let value { variables.append(.object(["name": .string(variable), "value": value])) }
      container["env"] = .array(variables)
      json = Self.setting(path[...], of: json, to: .array([container] + containers.dropFirst()))
    }
  }

  /// Every object of a resource has another value in a field.
  mutating func setAll(
    _ resource: ResourceName, _ path: [String], to value: JSONValue?
  ) throws {
    for object in objects where object.key.resource == resource {
      try set(object.key.resource, object.key.name, in: object.key.namespace, path, to: value)
    }
  }

  /// What netlapse sees of it.
  func evidence() throws -> NetworkEvidence {
    let history = TestHistory()
    let seen = ResourceCatalogue.current.resources.map(\.name).filter { !unseen.contains($0) }
    history.record(objects, coverage: Coverage(complete: seen))
    return NetworkEvidence(history: history, moment: try history.moment("latest"))
  }

  /// What netlapse says about it.
  func facts() throws -> FactSet { try FactCatalogue.current.facts(in: evidence()) }

  /// What its plugin's objects say.
  func settings() throws -> PluginSettings {
    let evidence = try evidence()
    return try evidence.detectedNetwork().settings(in: evidence)
  }

  private mutating func edit(
    _ resource: ResourceName, _ name: String, in namespace: String,
    _ change: (inout JSONValue) -> Void
  ) throws {
    let key = ObjectKey(resource: resource, namespace: namespace, name: name)
    guard let index = objects.firstIndex(where: { $0.key == key }) else {
      throw NoSuchObject(key: key)
    }
    var json = objects[index].value
    change(&json)
    objects[index] = TestObject(resource, name, in: namespace, value: json)
  }

  private static func setting(
    _ path: ArraySlice<String>, of json: JSONValue?, to value: JSONValue?
  ) -> JSONValue {
    var json = json ?? .object([:])
    guard let first = path.first else { return json }
    json[first] =
      path.count == 1 ? value : setting(path.dropFirst(), of: json[first], to: value)
    return json
  }
}
