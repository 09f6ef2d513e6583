import ClusterObjects
import TestSupport

@testable import NetworkModel

/// A cluster of `Fixtures` with something else about it.
struct ChangedCluster {
  private var objects: [TestObject]
  private var unseen: Set<ResourceName> = []

  init(_ fixture: String) throws { objects = try ClusterFixture(fixture).objects() }

  /// Without an object, or without all of a resource.
  func without(_ resource: ResourceName, _ name: String? = nil) -> ChangedCluster {
    var changed = self
    changed.objects.removeAll {
      $0.key.resource == resource && (name == nil || $0.key.name == name)
    }
    return changed
  }

  /// With a resource that nobody looked at.
  func unseen(_ resources: ResourceName...) -> ChangedCluster {
    var changed = resources.reduce(self) { $0.without($1) }
    changed.unseen.formUnion(resources)
    return changed
  }

  /// With another content of the objects of this resource and name.
  func editing(
    _ resource: ResourceName, _ name: String, _ change: (inout JSONValue) -> Void
  ) -> ChangedCluster {
    var changed = self
    changed.objects = objects.map { object in
      guard object.key.resource == resource, object.key.name == name else { return object }
      var value = object.value
      change(&value)
      return TestObject(resource, name, in: object.key.namespace, value: value)
    }
    return changed
  }

  /// With another entry of a ConfigMap.
  func setting(_ entry: String, of configMap: String, to text: String?) -> ChangedCluster {
    editing("configmaps", configMap) { $0["data"]?[entry] = text.map { .string($0) } }
  }

  /// With another field of an object's `spec`.
  func setting(
    _ field: String, of resource: ResourceName, _ name: String, to value: JSONValue?
  ) -> ChangedCluster {
    editing(resource, name) { $0["spec"]?[field] = value }
  }

  /// With another variable of the first container of a DaemonSet.
  func setting(variable: String, of daemonSet: String, to text: String) -> ChangedCluster {
    editing("daemonsets.apps", daemonSet) { object in
      object.editFirstContainer { container in
        let kept = (container["env"]?.elements ?? []).filter { $0["name"]?.text != variable }
        container["env"] = .array(
          kept + [.object(["name": .string(variable), "value": .string(text)])])
      }
    }
  }

  /// With other arguments of the first container of a DaemonSet.
  func setting(arguments: [String], of daemonSet: String) -> ChangedCluster {
    editing("daemonsets.apps", daemonSet) { object in
      object.editFirstContainer { container in
        container["command"] = nil
        container["args"] = .array(arguments.map { .string($0) })
      }
    }
  }

  /// With one more object.
  func with(_ object: TestObject) -> ChangedCluster {
    var changed = self
    changed.objects.append(object)
    return changed
  }

  /// With the objects of another fixture that are not there yet.
  func with(fixture: String) throws -> ChangedCluster {
    var changed = self
    let known = Set(objects.map(\.key))
    changed.objects += try ClusterFixture(fixture).objects().filter { !known.contains($0.key) }
    return changed
  }

  func evidence() throws -> NetworkEvidence {
    let history = TestHistory()
    let seen = ResourceCatalogue.current.resources.map(\.name).filter { !unseen.contains($0) }
    history.record(objects, coverage: Coverage(complete: seen))
    return NetworkEvidence(history: history, moment: try history.moment("latest"))
  }

  func network() throws -> DetectedNetwork { try evidence().detectedNetwork() }

  /// What the plugin says that connects Pods.
  func settings() throws -> PluginSettings {
    let evidence = try evidence()
    return try evidence.detectedNetwork().settings(in: evidence)
  }
}

extension JSONValue {
  fileprivate mutating func editFirstContainer(_ change: (inout JSONValue) -> Void) {
    var containers = self["spec"]?["template"]?["spec"]?["containers"]?.elements ?? []
    guard !containers.isEmpty else { return }
    change(&containers[0])
    self["spec"]?["template"]?["spec"]?["containers"] = .array(containers)
  }
}
