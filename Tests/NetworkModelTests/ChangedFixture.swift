import ClusterObjects
import TestSupport

@testable import NetworkModel

/// A fixture with some of its objects changed, left out or not seen.
struct ChangedFixture {
  private let fixture: ClusterFixture
  private var changes: [(ObjectKey, (JSONValue) -> JSONValue?)] = []
  private var unseen: [ResourceName] = []
  private var added: [TestObject] = []

  init(_ name: String) { fixture = ClusterFixture(name) }

  /// The same with one object in another form; nil leaves it out.
  func changing(
    _ resource: ResourceName, _ namespace: String, _ name: String,
    _ change: @escaping (JSONValue) -> JSONValue?
  ) -> ChangedFixture {
    var copy = self
    copy.changes.append((ObjectKey(resource: resource, namespace: namespace, name: name), change))
    return copy
  }

  /// The same with another Corefile.
  func withCorefile(_ text: String, of name: String = "coredns") -> ChangedFixture {
    changing("configmaps", "kube-system", name) { json in
      var json = json
      json["data"] = .object(["Corefile": .string(text)])
      return json
    }
  }

  /// The same with one more object.
  func adding(_ object: TestObject) -> ChangedFixture {
    var copy = self
    copy.added.append(object)
    return copy
  }

  /// The same without having looked at a resource.
  func notSeeing(_ resource: ResourceName) -> ChangedFixture {
    var copy = self
    copy.unseen.append(resource)
    return copy
  }

  /// What netlapse says about it.
  func facts() throws -> FactSet {
    var objects = try fixture.objects() + added
    for (key, change) in changes {
      objects = objects.compactMap { object in
        guard object.key == key else { return object }
        return change(object.value).map {
          TestObject(key.resource, key.name, in: key.namespace, value: $0)
        }
      }
    }
    let resources = ResourceCatalogue.current.resources.map(\.name)
      .filter { !unseen.contains($0) }
    let history = TestHistory()
    history.record(
      objects.filter { !unseen.contains($0.key.resource) },
      coverage: Coverage(complete: resources))
    let evidence = NetworkEvidence(history: history, moment: try history.moment("latest"))
    return try FactCatalogue.current.facts(in: evidence)
  }
}
