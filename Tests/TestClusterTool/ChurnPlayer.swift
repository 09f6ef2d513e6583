import ClusterObjects
import TestAPIServer
import TestSupport

/// Changes a cluster again and again, as rollouts and people do.
struct ChurnPlayer {
  private let cluster: TestCluster
  private var chance: SeededGenerator
  private var lastPod = 0

  init(_ cluster: TestCluster, seed: UInt64) {
    self.cluster = cluster
    chance = SeededGenerator(seed: seed)
  }

  /// Goes on until the task is cancelled.
  consuming func play() async {
    var player = self
    while !Task.isCancelled {
      player.step()
      try? await Task.sleep(for: .milliseconds(player.chance.index(below: 60)))
    }
  }

  private mutating func step() {
    switch chance.index(below: 20) {
    case 0..<9: replaceEndpoint()
    case 9..<14: replacePod()
    case 14, 15: editService()
    case 16: toggleIngress()
    case 17: editConfigMap()
    case 18: restartAgents()
    default: cluster.compact()
    }
  }

  private mutating func replaceEndpoint() {
    let addresses = (0..<(1 + chance.index(below: 4))).map { _ in
      "10.244.\(1 + chance.index(below: 2)).\(2 + chance.index(below: 200))"
    }
    let endpoints = Set(addresses).sorted().map { address in
      JSONValue.object([
        "addresses": [.string(address)],
        "conditions": .object(["ready": .bool(chance.index(below: 5) > 0)]),
      ])
    }
    cluster.edit(
      group: "discovery.k8s.io", plural: "endpointslices", namespace: "shop", name: "web-abcde"
    ) { $0["endpoints"] = .array(endpoints) }
  }

  private mutating func replacePod() {
    let old = lastPod
    lastPod += 1
    cluster.remove(group: "", plural: "pods", namespace: "shop", name: "web-\(old)")
    cluster.put(
      json: """
        {"apiVersion":"v1","kind":"Pod","metadata":{"name":"web-\(lastPod)","namespace":"shop"},
        "spec":{"nodeName":"worker-1","containers":[{"name":"web"}]},
        "status":{"phase":"Running","podIP":"10.244.1.\(2 + lastPod % 250)"}}
        """)
  }

  private mutating func editService() {
    let port = 80 + chance.index(below: 5)
    cluster.edit(group: "", plural: "services", namespace: "shop", name: "web") { service in
      service["spec"]?["ports"] = [
        .object(["name": "main", "protocol": "TCP", "port": JSONValue(port)])
      ]
    }
  }

  private mutating func toggleIngress() {
    if chance.isOne(in: 2) {
      cluster.remove(
        group: "networking.k8s.io", plural: "ingresses", namespace: "shop", name: "extra")
    } else {
      cluster.put(
        json: """
          {"apiVersion":"networking.k8s.io/v1","kind":"Ingress","metadata":{"name":"extra",
          "namespace":"shop"},"spec":{"defaultBackend":{"service":{"name":"web",
          "port":{"number":80}}}}}
          """)
    }
  }

  private mutating func editConfigMap() {
    let seconds = 30 + chance.index(below: 3)
    cluster.edit(group: "", plural: "configmaps", namespace: "kube-system", name: "coredns") {
      $0["data"]?["Corefile"] = .string(".:53 {\n    cache \(seconds)\n}\n")
    }
  }

  private mutating func restartAgents() {
    let generation = chance.index(below: 1000)
    cluster.edit(group: "apps", plural: "daemonsets", namespace: "kube-system", name: "kube-proxy")
    {
      $0["metadata"]?["generation"] = JSONValue(generation)
    }
  }
}
