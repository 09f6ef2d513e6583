import ClusterObjects
import TestSupport

@testable import NetworkModel

/// A cluster of a few objects, everything else of which is known not to be there.
struct SmallCluster {
  private let objects: [TestObject]
  private let unseen: Set<ResourceName>

  init(_ objects: [TestObject], unseen: Set<ResourceName> = []) {
    self.objects = objects
    self.unseen = unseen
  }

  /// This one moment.
  func evidence() throws -> NetworkEvidence {
    let history = TestHistory()
    history.record(
      objects,
      coverage: Coverage(
        complete: ResourceCatalogue.current.resources.map(\.name).filter { !unseen.contains($0) }))
    return NetworkEvidence(history: history, moment: try history.moment("latest"))
  }

  /// What one source says of it.
  func facts(_ source: some FactSource) throws -> FactSet {
    FactSet(try source.facts(in: evidence()))
  }

  // MARK: Objects

  /// A ConfigMap of kube-system.
  static func configMap(_ name: String, _ entries: [String: String]) -> TestObject {
    TestObject(
      "configmaps", name, in: "kube-system",
      value: .object(["data": .object(entries.mapValues { .string($0) })]))
  }

  /// kube-proxy's ConfigMap, as kubeadm calls it; `lines` are below apiVersion and kind.
  static func kubeProxyFile(_ lines: String) -> TestObject {
    configMap(
      "kube-proxy",
      [
        "config.conf": "apiVersion: kubeproxy.config.k8s.io/v1alpha1\n"
          + "kind: KubeProxyConfiguration\n\(lines)"
      ])
  }

  /// kube-proxy's DaemonSet.
  static func kubeProxyDaemonSet(
    _ command: [String] = ["--config=/var/lib/kube-proxy/config.conf"], scheduled: Int = 3,
    os: String = "linux", version: String = "v1.36.2"
  ) -> TestObject {
    let container: JSONValue = .object([
      "name": "kube-proxy", "image": .string("registry.k8s.io/kube-proxy:\(version)"),
      "command": .array(command.map { .string($0) }),
    ])
    let template: JSONValue = .object([
      "spec": .object([
        "containers": [container],
        "nodeSelector": .object(["kubernetes.io/os": .string(os)]),
      ])
    ])
    return TestObject(
      "daemonsets.apps", "kube-proxy", in: "kube-system",
      value: .object([
        "spec": .object(["template": template]),
        "status": .object(["desiredNumberScheduled": JSONValue(scheduled)]),
      ]))
  }

  /// A static Pod of kube-proxy.
  static func kubeProxyPod(on node: String, _ arguments: [String]) -> TestObject {
    TestObject(
      "pods", "kube-proxy-\(node)", in: "kube-system",
      value: .object([
        "metadata": .object([
          "ownerReferences": [.object(["kind": "Node", "name": .string(node)])]
        ]),
        "spec": .object([
          "nodeName": .string(node),
          "containers": [
            .object([
              "name": "kube-proxy", "image": "registry.k8s.io/kube-proxy:v1.36.2",
              "args": .array(arguments.map { .string($0) }),
            ])
          ],
        ]),
      ]))
  }

  /// A Service of the namespace `shop`; `spec` is JSON.
  static func service(
    _ name: String = "web", in namespace: String = "shop", uid: String? = "s-1",
    annotations: [String: String] = [:], spec: String
  ) throws -> TestObject {
    TestObject(
      "services", name, in: namespace,
      value: .object([
        "metadata": JSONValue(members: [
          "uid": uid.map { .string($0) },
          "annotations": annotations.isEmpty
            ? nil : .object(annotations.mapValues { .string($0) }),
        ]),
        "spec": try JSONValue(parsing: Array(spec.utf8)),
      ]))
  }
}
