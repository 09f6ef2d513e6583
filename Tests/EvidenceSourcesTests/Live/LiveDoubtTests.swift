import ClusterObjects
import Testing

@testable import EvidenceSources

/// Where discovery does not say whether a resource is served, nobody says that it is not there.
struct LiveDoubtTests {
  @Test func aStaleVersionIsNotAnAbsentOne() async throws {
    let cluster = await FakeCluster.small()
    await cluster.change { cluster in
      cluster.stale = ["policy/v1"]
      cluster.serve("policy/v1", "others", "Other")
      cluster.kinds["policy/v1/poddisruptionbudgets"] = nil
    }
    let collection = try await cluster.collect()
    let entry = try #require(collection.entry("poddisruptionbudgets.policy", "kube-system"))
    #expect(entry.outcome != .complete)
    #expect(entry.outcome != .notServed)
  }

  @Test func whatIsServedInAnotherVersionIsNotAbsent() async throws {
    let cluster = await FakeCluster.small()
    await cluster.change { cluster in
      cluster.serve("gateway.networking.k8s.io/v9", "httproutes", "HTTPRoute")
    }
    let collection = try await cluster.collect()
    let entry = try #require(collection.entry("httproutes.gateway.networking.k8s.io"))
    #expect(entry.outcome == .failed)
    #expect(entry.note?.hasPrefix("it is served, but in none of the versions") == true)
  }

  @Test func aGroupThatNobodyServesIsAbsent() async throws {
    let cluster = await FakeCluster.small()
    let collection = try await cluster.collect()
    #expect(collection.entry("httproutes.gateway.networking.k8s.io")?.outcome == .notServed)
  }
}
