import ClusterObjects
import EvidenceSources

/// A collection with nodes and Pods, as the API source would have stored them.
struct OptionalCluster {
  /// What was collected.
  private(set) var snapshot: CollectedSnapshot

  /// - Parameter seen: resources that were seen as a whole.
  init(nodes: [String], seen: [ResourceName] = ["nodes", "pods"]) {
    let start = Instant(millisecondsSinceEpoch: 1_790_000_000_000)
    var coverage = Coverage()
    for name in seen { coverage[Scope(name)] = CoverageEntry(.complete) }
    snapshot = CollectedSnapshot(
      cluster: .uid("u-1"), startedAt: start, endedAt: start, evidence: .live, source: "test",
      timeSource: .live, coverage: coverage)
    for node in nodes { add("nodes", node, .object(["kind": "Node"])) }
  }

  /// Adds an object.
  mutating func add(
    _ resource: ResourceName, _ name: String, in namespace: String = "", _ value: JSONValue
  ) {
    snapshot.add(
      ObjectKey(resource: resource, namespace: namespace, name: name),
      canonical: Array(value.compactText.utf8))
  }

  /// Adds a Pod; `change` edits what is stored of it.
  mutating func pod(
    _ name: String, on node: String, container: String, in namespace: String = "kube-system",
    owner: String = "DaemonSet", address: String = "10.0.0.1", isInHostNetwork: Bool = true,
    ports: [(name: String, number: Int)] = [], arguments: [String] = [],
    _ change: (inout JSONValue) -> Void = { _ in }
  ) {
    let containers: JSONValue = [
      .object([
        "name": .string(container),
        "command": .array(arguments.map { .string($0) }),
        "ports": .array(
          ports.map { port in
            .object(["name": .string(port.name), "containerPort": JSONValue(port.number)])
          }),
      ])
    ]
    var pod = JSONValue.object([
      "metadata": .object(["ownerReferences": [.object(["kind": .string(owner)])]]),
      "spec": .object([
        "nodeName": .string(node), "hostNetwork": .bool(isInHostNetwork),
        "containers": containers,
      ]),
      "status": .object(["phase": "Running", "podIP": .string(address)]),
    ])
    change(&pod)
    add("pods", name, in: namespace, pod)
  }

  /// kubeadm's configuration of kube-proxy.
  mutating func kubeProxyFile(_ lines: String) {
    let file =
      "apiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration\n\(lines)"
    add(
      "configmaps", "kube-proxy", in: "kube-system",
      .object(["data": .object(["config.conf": .string(file)])]))
  }

  /// The plan for these commands.
  func plan(_ collections: [ExecCollection]) throws -> ExecPlan {
    let targets = try PodTargets(in: snapshot, roles: collections.flatMap(\.roles))
    return ExecPlan(collections, of: targets)
  }

  /// The plan for these metrics.
  func plan(_ collections: [MetricsCollection]) throws -> MetricsPlan {
    let targets = try PodTargets(in: snapshot, roles: collections.map(\.role))
    return MetricsPlan(collections, of: targets)
  }
}

extension OptionalEvidence {
  /// The objects' texts, by their keys.
  var texts: [String: String] {
    Dictionary(
      uniqueKeysWithValues: objects.map {
        ($0.key.description, String(decoding: $0.value, as: UTF8.self))
      })
  }

  /// `scope: outcome`, with a note where there is one, in order.
  var coverageLines: [String] {
    coverage.entries.sorted { $0.key < $1.key }.map { scope, entry in
      "\(scope): \(entry.outcome.rawValue)" + (entry.note.map { ": \($0)" } ?? "")
    }
  }
}
