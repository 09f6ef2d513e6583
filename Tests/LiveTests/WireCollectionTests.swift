import ClusterObjects
import EvidenceSources
import TestAPIServer
import TestSupport
import Testing

/// A whole cluster comes over the wire, however the server serves it, and by nothing but GET.
struct WireCollectionTests {
  private static let pods: ResourceName = "pods"

  @Test func aClusterIsCollectedOverTLS() async throws {
    let cluster = TestCluster.small()
    cluster.put(
      json: """
        {"apiVersion":"v1","kind":"Secret","metadata":{"name":"web-tls","namespace":"shop"},
        "data":{"tls.key":"c2VjcmV0LXdvcmRz"}}
        """)
    try await WireCluster.with(cluster) { wire in
      let collection = try await wire.collect()
      #expect(collection.snapshot.cluster == .uid(cluster.uid))
      #expect(collection.hints == [])
      for (scope, outcome) in collection.outcomes {
        #expect(outcome == .complete || outcome == .notServed, "\(scope)")
      }
      #expect(collection.digests(of: "nodes").count == 3)
      #expect(
        collection.digests(of: Self.pods).keys.sorted() == [
          "shop/web-6f7c9d8b5-x1", "shop/web-6f7c9d8b5-x2",
        ])
      #expect(collection.digests(of: "httproutes.gateway.networking.k8s.io").count == 1)
      #expect(collection.digests(of: "configmaps").keys.sorted().first == "kube-system/coredns")
      let requests = wire.server.requests
      #expect(requests.count > 20)
      #expect(Set(requests.map(\.method)) == ["GET"])
      #expect(!requests.contains { $0.path.contains("secret") })
      #expect(!requests.contains { $0.parameter("watch") != nil })
      let contents = String(decoding: collection.snapshot.contents, as: UTF8.self)
      #expect(!contents.contains("c2VjcmV0LXdvcmRz"))
      #expect(wire.server.connectionCount <= LiveOptions().concurrentLists)
    }
  }

  @Test(arguments: [0, 1, 2, 3, 4, 5]) func theWayItIsServedDoesNotMatter(_ way: Int) async throws {
    let cluster = TestCluster.small()
    cluster.addPods(count: 730, namespaces: ["shop", "team-a", "team-b"])
    var reference: [ObjectKey: ContentDigest] = [:]
    try await WireCluster.with(cluster) { wire in reference = try await wire.collect().digests }
    #expect(reference.count > 730)
    var options = TestServerOptions()
    switch way {
    case 0: options.compressesFromBytes = 0
    case 1: options.compressesFromBytes = nil
    case 2: options.hasAggregatedDiscovery = false
    case 3: options.honoursLimit = false
    case 4: options.maximumPageLength = 7
    default: options.basePath = "/k8s/clusters/c-1"
    }
    try await WireCluster.with(cluster, options) { wire in
      let collection = try await wire.collect { $0.pageLimit = 100 }
      #expect(collection.digests == reference)
      #expect(collection.entry(Self.pods)?.outcome == .complete)
      #expect(collection.cost.retries == 0)
      let pages = wire.server.requests.filter { $0.path.hasSuffix("/api/v1/pods") }
      #expect(pages.count == (way == 3 ? 1 : way == 4 ? 105 : 8))
      #expect(pages.allSatisfy { $0.parameter("limit") == "100" })
    }
  }

  @Test func whatNobodyServesIsSaidToBeSo() async throws {
    let cluster = TestCluster.small()
    cluster.unserve(group: "gateway.networking.k8s.io", version: "v1", plural: "grpcroutes")
    cluster.setStale(true, group: "gateway.networking.k8s.io", version: "v1beta1")
    try await WireCluster.with(cluster) { wire in
      let collection = try await wire.collect()
      #expect(collection.entry("ciliumnodes.cilium.io")?.outcome == .notServed)
      #expect(collection.entry("httproutes.gateway.networking.k8s.io")?.outcome == .complete)
      // The other version may have it, and is down: that is not absence.
      let routes = collection.entry("grpcroutes.gateway.networking.k8s.io")
      #expect(routes?.outcome == .failed)
      #expect(routes?.note?.hasPrefix("the server does not say whether it serves it") == true)
    }
  }

  @Test func whatMayNotBeReadIsForbiddenInTheServersWords() async throws {
    try await WireCluster.with { wire in
      wire.server.forbid(["pods", "configmaps", "gateways.gateway.networking.k8s.io"])
      let collection = try await wire.collect()
      let pods = collection.entry(Self.pods)
      #expect(pods?.outcome == .forbidden)
      #expect(pods?.note?.contains("cannot list resource") == true)
      #expect(pods?.answeredAt != nil)
      #expect(collection.digests(of: Self.pods).isEmpty)
      #expect(collection.entry("gateways.gateway.networking.k8s.io")?.outcome == .forbidden)
      let map = collection.snapshot.coverage[
        Scope("configmaps", namespace: "kube-system", name: "coredns")]
      #expect(map?.outcome == .forbidden)
      #expect(collection.entry("services")?.outcome == .complete)
    }
  }

  @Test func oneNamespaceNeedsNoMoreThanItsRights() async throws {
    try await WireCluster.with { wire in
      wire.server.forbid(["*"], except: ["shop"])
      let collection = try await wire.collect { $0.namespace = "shop" }
      #expect(collection.snapshot.cluster == .name("test"))
      #expect(collection.digests(of: Self.pods).count == 2)
      #expect(
        collection.snapshot.coverage[Scope(Self.pods, namespace: "shop")]?.outcome == .complete)
      #expect(collection.entry(Self.pods) == nil)
    }
  }

  @Test(arguments: [-7200, -3, 0, 90]) func theServersClockIsCompared(_ seconds: Int) async throws {
    var options = TestServerOptions()
    options.clockOffsetSeconds = seconds
    try await WireCluster.with(.small(), options) { wire in
      let collection = try await wire.collect()
      let offset = try #require(collection.snapshot.clockOffsetMilliseconds)
      // It says whole seconds only, and answers to many requests narrow that down.
      #expect(abs(offset - Int64(seconds) * 1000) <= 600)
    }
    options.clockOffsetSeconds = nil
    try await WireCluster.with(.small(), options) { wire in
      let collection = try await wire.collect()
      #expect(collection.snapshot.clockOffsetMilliseconds == nil)
    }
  }

  @Test func whatDidNotChangeIsTakenOver() async throws {
    let cluster = TestCluster.small()
    cluster.addPods(count: 300)
    try await WireCluster.with(cluster) { wire in
      let collector = wire.collector { $0.pageLimit = 50 }
      let first = try await collector.collect()
      #expect(first.cost.reusedObjects == 0)
      cluster.edit(group: "", plural: "services", namespace: "shop", name: "web") {
        $0["spec"]?["clusterIP"] = "10.96.9.9"
      }
      let second = try await collector.collect()
      let fresh = try await wire.collect()
      #expect(second.digests == fresh.digests)
      #expect(second.digests != first.digests)
      let lists = second.snapshot.objects.count { $0.key.resource != "version" }
      // All but that Service, and what is asked for by its name.
      #expect(second.cost.reusedObjects >= lists - 10 && second.cost.reusedObjects < lists)
    }
  }

  @Test func aLongListIsNeverHeldAsText() async throws {
    let cluster = TestCluster.small()
    cluster.addPods(count: 6000)
    // One page of some 24 MB, as from a server that knows no pages.
    var options = TestServerOptions()
    options.honoursLimit = false
    try await WireCluster.with(cluster, options) { wire in
      let collection = try await wire.collect()
      #expect(collection.digests(of: Self.pods).count == 6002)
      #expect(collection.cost.bytes > 10 << 20)
      #expect(collection.cost.heldBytesPeak <= 1 << 20)
    }
  }
}
