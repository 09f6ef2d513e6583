import ClusterObjects
import TestSupport

@testable import NetworkModel

/// A cluster with Cilium, described by what tests of one setting differ in.
struct CiliumCluster {
  /// The tag of the agents' image; nil: known by digest only.
  var version: String? = "v1.18.2"
  /// The ConfigMap's data; nil: there is none.
  var settings: [String: String]? = [:]
  /// How many nodes the agents should run on and are ready on; nil: there is no DaemonSet.
  var agents: (desired: Int, ready: Int)? = (3, 3)
  /// Names of the nodes, with their labels.
  var nodes: [String: [String: String]] = [:]
  /// Settings by CiliumNodeConfig, and the labels it selects nodes by.
  var overrides: [(name: String, labels: [String: String], settings: [String: String])] = []
  /// Further objects.
  var others: [TestObject] = []
  /// Resources that nobody looked at.
  var unseen: Set<ResourceName> = []

  /// What the moment shows.
  func evidence() throws -> NetworkEvidence {
    let history = TestHistory()
    let seen = ResourceCatalogue.current.resources.map(\.name).filter { !unseen.contains($0) }
    history.record(
      objects.filter { !unseen.contains($0.key.resource) }, coverage: Coverage(complete: seen))
    return NetworkEvidence(history: history, moment: try history.moment("latest"))
  }

  /// What Cilium's objects say in it.
  func pluginSettings() throws -> PluginSettings {
    try CiliumPlugin().settings(in: evidence())
  }

  /// A DaemonSet of one container.
  static func daemonSet(
    _ name: String, in namespace: String = "kube-system", labels: [String: String] = [:],
    container: String, image: String, desired: Int, ready: Int
  ) -> TestObject {
    let pod: JSONValue = .object([
      "containers": [.object(["name": .string(container), "image": .string(image)])]
    ])
    return TestObject(
      "daemonsets.apps", name, in: namespace,
      value: .object([
        "metadata": .object(["labels": texts(labels)]),
        "spec": .object(["template": .object(["spec": pod])]),
        "status": .object([
          "desiredNumberScheduled": JSONValue(desired), "numberReady": JSONValue(ready),
        ]),
      ]))
  }

  private var objects: [TestObject] {
    var objects = others
    if let agents {
      let image = version.map { "quay.io/cilium/cilium:\($0)" } ?? "quay.io/cilium/cilium@sha256:0"
      objects.append(
        Self.daemonSet(
          "cilium", container: "cilium-agent", image: image, desired: agents.desired,
          ready: agents.ready))
    }
    if let settings {
      objects.append(
        TestObject(
          "configmaps", "cilium-config", in: "kube-system",
          value: .object(["data": Self.texts(settings)])))
    }
    for (name, labels) in nodes {
      objects.append(
        TestObject(
          "nodes", name, value: .object(["metadata": .object(["labels": Self.texts(labels)])])))
    }
    for override in overrides {
      let spec: JSONValue = .object([
        "nodeSelector": .object(["matchLabels": Self.texts(override.labels)]),
        "defaults": Self.texts(override.settings),
      ])
      objects.append(
        TestObject(
          "ciliumnodeconfigs.cilium.io", override.name, in: "kube-system",
          value: .object(["spec": spec])))
    }
    return objects
  }

  private static func texts(_ members: [String: String]) -> JSONValue {
    .object(members.mapValues { .string($0) })
  }
}
