import ClusterObjects
import TestSupport
import Testing

@testable import EvidenceSources

/// What a live cluster gives when nothing goes wrong, and which cluster it is.
struct LiveCollectorTests {
  @Test func aClusterIsCollected() async throws {
    let cluster = await FakeCluster.small()
    let clock = FakeClock()
    let collection = try await cluster.collect(clock: clock) { $0.clusterName = "prod" }
    let snapshot = collection.snapshot
    #expect(snapshot.cluster == .uid(await cluster.systemUID))
    #expect(snapshot.clusterName == "prod")
    #expect(snapshot.evidence == .live)
    #expect(snapshot.timeSource == .live)
    #expect(snapshot.source == "https://fake:6443")
    #expect(snapshot.startedAt == FakeClock.start)
    #expect(
      collection.names == [
        "ciliumnodes.cilium.io n1", "configmaps kube-system/coredns",
        "daemonsets.apps kube-system/kube-proxy", "ingresses.networking.k8s.io shop/web",
        "namespaces default", "namespaces kube-system", "namespaces shop", "nodes n1",
        "pods shop/web", "services shop/s0", "services shop/s1", "services shop/s2",
        "services shop/s3", "services shop/s4", "services shop/s5", "services shop/s6",
        "version kubernetes",
      ])
    #expect(collection.hints == [])
    #expect(collection.refused == RefusedEvidence())
    #expect(clock.waits == [])
    let text = collection.texts["services shop/s0"]
    #expect(
      text?.hasPrefix(
        #"{"apiVersion":"v1","kind":"Service","metadata":{"name":"s0","namespace":"shop","uid":"#)
        == true)
  }

  @Test func everyResourceHasAnOutcome() async throws {
    let cluster = await FakeCluster.small()
    let collection = try await cluster.collect()
    for resource in ResourceCatalogue.current.resources where resource.origin == .api {
      let scopes = collection.snapshot.coverage.scopes(of: resource.name)
      #expect(!scopes.isEmpty, "\(resource.name)")
      for scope in scopes {
        let outcome = collection.snapshot.coverage.outcome(of: scope)
        #expect(outcome == .complete || outcome == .notServed, "\(scope)")
      }
    }
    #expect(collection.entry("httproutes.gateway.networking.k8s.io")?.outcome == .notServed)
    let services = collection.entry("services")
    #expect(services?.resourceVersion == "\(await cluster.resourceVersion)")
    #expect(services?.answeredAt == FakeClock.start)
    #expect(collection.entry("version", "", "kubernetes")?.outcome == .complete)
    let named = collection.entry("configmaps", "kube-system", "coredns")
    #expect(named?.outcome == .complete)
    #expect(named?.resourceVersion == "1013")
    // Asked for, and not there: that is knowledge.
    #expect(collection.entry("configmaps", "kube-system", "kube-proxy")?.outcome == .complete)
    #expect(collection.entry("configmaps", "kube-system", "kube-proxy")?.resourceVersion == nil)
  }

  @Test func whatLiesInNoNamespaceIsNotAskedFor() async throws {
    let cluster = await FakeCluster.small()
    let collection = try await cluster.collect()
    let paths = await cluster.paths
    #expect(!paths.contains { $0.contains("/istio-system/") })
    let entry = collection.entry("daemonsets.apps", "istio-system")
    #expect(entry?.outcome == .complete)
    #expect(entry?.resourceVersion == collection.entry("namespaces")?.resourceVersion)
    #expect(paths.contains("/apis/apps/v1/namespaces/kube-system/daemonsets"))
    // Not as a list: it would hold the ConfigMaps of everybody.
    #expect(!paths.contains { $0.hasSuffix("/configmaps") })
    #expect(paths.contains("/api/v1/namespaces/kube-system/configmaps/coredns"))
    #expect(!paths.contains("/apis/apps/v1/deployments"))
  }

  @Test func secretsAreNeverRequested() async throws {
    for namespace in [nil, "kube-system", "secrets", "x/secrets"] {
      for form in [FakeCluster.DiscoveryForm.aggregated, .plain] {
        let cluster = await FakeCluster.small()
        await cluster.change { cluster in
          cluster.discoveryForm = form
          // Whatever the server calls its versions.
          cluster.serve("apps/v1/namespaces/x/secrets", "deployments", "Deployment")
          cluster.serve("policy/..", "secrets", "Secret")
        }
        let collection = try await cluster.collect {
          $0.namespace = namespace
          $0.clusterName = "x"
        }
        for path in await cluster.paths {
          let segments = path.split(separator: "/")
          #expect(!segments.contains(".."), "\(path)")
          // A namespace may be called so.
          let index = segments.firstIndex(of: "secrets")
          #expect(index == nil || segments[(index ?? 1) - 1] == "namespaces", "\(path)")
        }
        #expect(!String(decoding: collection.snapshot.contents, as: UTF8.self).contains("c2Vj"))
      }
    }
  }

  @Test func oneNamespaceIsAllThatIsAskedFor() async throws {
    let cluster = await FakeCluster.small()
    let collection = try await cluster.collect { $0.namespace = "shop" }
    #expect(collection.snapshot.cluster == .uid(await cluster.systemUID))
    #expect(
      collection.names == [
        "ingresses.networking.k8s.io shop/web", "namespaces kube-system", "namespaces shop",
        "pods shop/web", "services shop/s0", "services shop/s1", "services shop/s2",
        "services shop/s3", "services shop/s4", "services shop/s5", "services shop/s6",
        "version kubernetes",
      ])
    #expect(collection.entry("services", "shop")?.outcome == .complete)
    #expect(collection.entry("services") == nil)
    #expect(collection.entry("nodes") == nil)
    #expect(collection.entry("namespaces", "", "shop")?.outcome == .complete)
    let about = await cluster.paths.filter { $0.contains("/v1/") }
    #expect(
      about.allSatisfy { $0.contains("/namespaces/shop") || $0.hasSuffix("/kube-system") },
      "\(about)")
  }

  @Test(arguments: 0..<20) func theOrderOfAnswersDoesNotMatter(_ seed: Int) async throws {
    let reference = try await FakeCluster.small().collect { $0.concurrentLists = 1 }
    let cluster = await FakeCluster.small(seed: seed)
    await cluster.change { cluster in
      cluster.onRequest = { request in
        for _ in 0..<(request.path.utf8.reduce(seed) { ($0 &* 31 &+ Int($1)) & 63 }) {
          await Task.yield()
        }
      }
    }
    let collection = try await cluster.collect {
      $0.pageLimit = 2
      $0.concurrentLists = 1 + seed % 7
    }
    #expect(collection.texts == reference.texts, "seed \(seed)")
    #expect(collection.snapshot.contents == reference.snapshot.contents, "seed \(seed)")
    #expect(collection.snapshot.coverage == reference.snapshot.coverage, "seed \(seed)")
  }

  @Test func noMoreListsAreReadAtOnceThanAllowed() async throws {
    let cluster = await FakeCluster.small()
    let running = FakeGauge()
    await cluster.change { cluster in
      cluster.onRequest = { _ in
        await running.enter()
        for _ in 0..<50 { await Task.yield() }
        await running.leave()
      }
    }
    _ = try await cluster.collect { $0.concurrentLists = 3 }
    #expect(await running.most == 3)
  }

  @Test func eachResourceIsToldOnce() async throws {
    let told = FakeNames()
    _ = try await FakeCluster.small().collect { options in
      options.progress = { told.add($0) }
    }
    #expect(told.names.first == "version")
    #expect(told.names.count == Set(told.names).count)
    #expect(told.names.contains("services"))
    #expect(!told.names.contains("httproutes.gateway.networking.k8s.io"))
  }

  // MARK: Which cluster

  @Test func whoMayNotListNamespacesMayGetOne() async throws {
    let cluster = await FakeCluster.small()
    await cluster.change { $0.standingFaults["/api/v1/namespaces"] = .status(403, "forbidden") }
    let collection = try await cluster.collect()
    #expect(collection.snapshot.cluster == .uid(await cluster.systemUID))
    #expect(collection.entry("namespaces")?.outcome == .forbidden)
    #expect(collection.entry("namespaces", "", "kube-system")?.outcome == .complete)
    // Nobody can say which namespaces there are: all are asked for.
    #expect(await cluster.paths.contains("/apis/apps/v1/namespaces/istio-system/daemonsets"))
  }

  @Test func aClusterWithoutIdentityNeedsAName() async throws {
    let cluster = await FakeCluster.small()
    await cluster.change {
      $0.standingFaults["/api/v1/namespaces"] = .status(403, "namespaces is forbidden")
      $0.standingFaults["/api/v1/namespaces/kube-system"] = .status(403, "you may not")
    }
    let error = await #expect(throws: EvidenceError.self) { try await cluster.collect() }
    #expect(error?.category == .unstated)
    #expect(error?.message.contains("you may not (HTTP 403)") == true)
    #expect(error?.hint?.contains("--cluster") == true)
    let named = try await cluster.collect { $0.clusterName = "prod" }
    #expect(named.snapshot.cluster == .name("prod"))
    #expect(named.hints.contains { $0.contains("goes by its name alone") })
  }
}
