@testable import EvidenceSources

extension FakeCluster {
  /// A small cluster of today.
  static func small(seed: Int = 1, largestPieceBytes: Int = 700) async -> FakeCluster {
    let cluster = FakeCluster(seed: seed, largestPieceBytes: largestPieceBytes)
    await cluster.change { cluster in
      for (plural, kind) in [
        ("namespaces", "Namespace"), ("nodes", "Node"), ("pods", "Pod"), ("services", "Service"),
        ("endpoints", "Endpoints"), ("configmaps", "ConfigMap"), ("secrets", "Secret"),
      ] {
        cluster.serve("v1", plural, kind)
      }
      cluster.serve("apps/v1", "daemonsets", "DaemonSet")
      cluster.serve("apps/v1", "deployments", "Deployment")
      cluster.serve("policy/v1", "poddisruptionbudgets", "PodDisruptionBudget")
      cluster.serve("networking.k8s.io/v1", "ingresses", "Ingress")
      cluster.serve("cilium.io/v2", "ciliumnodes", "CiliumNode")
      for name in ["default", "kube-system", "shop"] { cluster.put("v1/namespaces", name) }
      cluster.put("v1/nodes", "n1")
      for number in 0..<7 {
        cluster.put("v1/services", "s\(number)", in: "shop", #""spec":{"clusterIP":"10.0.0.1"}"#)
      }
      cluster.put("v1/pods", "web", in: "shop", #""status":{"podIP":"10.1.0.1"}"#)
      cluster.put("v1/configmaps", "coredns", in: "kube-system", #""data":{"Corefile":"."}"#)
      cluster.put("v1/configmaps", "other", in: "kube-system", #""data":{"a":"b"}"#)
      cluster.put("v1/secrets", "token", in: "kube-system", #""data":{"token":"c2VjcmV0"}"#)
      cluster.put("apps/v1/daemonsets", "kube-proxy", in: "kube-system")
      cluster.put("apps/v1/deployments", "web", in: "shop")
      cluster.put("networking.k8s.io/v1/ingresses", "web", in: "shop")
      cluster.put("cilium.io/v2/ciliumnodes", "n1")
    }
    return cluster
  }

  /// The UID of its `kube-system` namespace.
  var systemUID: String {
    objects["v1/namespaces"]?.first { $0.name == "kube-system" }?.uid ?? ""
  }

  /// Collects it once.
  nonisolated func collect(
    clock: FakeClock = FakeClock(), _ change: (inout LiveOptions) -> Void = { _ in }
  ) async throws -> LiveCollection {
    var options = LiveOptions()
    options.clock = clock.clock
    change(&options)
    return try await LiveCollector(api: self, options: options).collect()
  }
}
