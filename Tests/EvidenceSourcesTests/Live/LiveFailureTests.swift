import ClusterObjects
import TestSupport
import Testing

@testable import EvidenceSources

/// What is tried again, for how long, and what is noted when it does not help.
struct LiveFailureTests {
  private static let services = "/api/v1/services"
  private static let all = (0..<7).map { "shop/s\($0)" }

  private static func count(_ cluster: FakeCluster) async -> Int {
    await cluster.paths.filter { $0 == services }.count
  }

  private static func outcome(
    of fault: FakeFault, clock: FakeClock = FakeClock()
  ) async throws -> (entry: CoverageEntry?, requests: Int, waits: [Double]) {
    let cluster = await FakeCluster.small()
    await cluster.change { $0.standingFaults[services] = fault }
    let collection = try await cluster.collect(clock: clock)
    #expect(collection.names(of: "services") == [])
    #expect(collection.entry("nodes")?.outcome == .complete)
    return (collection.entry("services"), await count(cluster), clock.waits)
  }

  // MARK: Trying again

  @Test func theServersWaitIsHonoured() async throws {
    let cluster = await FakeCluster.small()
    let clock = FakeClock()
    await cluster.change {
      $0.faults[Self.services] = [
        .status(429, "slow", retryAfterSeconds: 7), .status(503, "busy", retryAfterSeconds: 0),
      ]
    }
    let collection = try await cluster.collect(clock: clock)
    #expect(collection.names(of: "services") == Self.all)
    #expect(collection.entry("services")?.outcome == .complete)
    #expect(clock.waits == [7, 1])
    #expect(collection.cost.retries == 2)
  }

  @Test func aWaitThatIsTooLongIsNotWaitedFor() async throws {
    let result = try await Self.outcome(of: .status(429, "slow", retryAfterSeconds: 3600))
    #expect(result.entry?.outcome == .failed)
    #expect(result.entry?.note == "slow (HTTP 429)")
    #expect(result.requests == 1)
    #expect(result.waits == [])
  }

  @Test(arguments: [500, 502, 503, 504, 429]) func whatMayPassIsTriedFiveTimes(
    _ status: Int
  ) async throws {
    let result = try await Self.outcome(of: .status(status, "bad"))
    #expect(result.entry?.outcome == .failed)
    #expect(result.entry?.note == "bad (HTTP \(status))")
    #expect(result.requests == 5)
    #expect(result.waits == [0.5, 1, 2, 4])
  }

  @Test func halfOfAWaitIsLeftToChance() async throws {
    let cluster = await FakeCluster.small()
    let clock = FakeClock()
    await cluster.change { $0.standingFaults[Self.services] = .status(500) }
    _ = try await cluster.collect(clock: clock) { options in
      options.clock.jitter = { 0 }
      options.backoffSecondsMax = 3
    }
    #expect(clock.waits == [0.25, 0.5, 1, 1.5])
  }

  @Test func aBrokenConnectionIsTriedAgain() async throws {
    for category in [AccessError.Category.unreachable, .interrupted, .timedOut] {
      let result = try await Self.outcome(of: .error(AccessError(category, "it broke")))
      #expect(result.entry?.outcome == .failed)
      #expect(result.entry?.note == "it broke")
      #expect(result.requests == 5)
    }
  }

  @Test(arguments: [401, 403]) func aRefusalIsNotTriedAgain(_ status: Int) async throws {
    let words = "services is forbidden: User eve cannot list resource"
    let result = try await Self.outcome(of: .status(status, words))
    #expect(result.entry?.outcome == .forbidden)
    #expect(result.entry?.note == "\(words) (HTTP \(status))")
    #expect(result.entry?.answeredAt == FakeClock.start)
    #expect(result.requests == 1)
  }

  @Test func theServersWordsAreCut() async throws {
    let words = String(repeating: "w", count: 5000)
    let result = try await Self.outcome(of: .status(403, words))
    #expect(result.entry?.note == String(repeating: "w", count: 1000) + "...")
  }

  @Test func theRequestHasADeadline() async throws {
    let cluster = await FakeCluster.small()
    let clock = FakeClock()
    await cluster.change { cluster in
      cluster.standingFaults[Self.services] = .error(AccessError(.timedOut, "slow"))
      cluster.onRequest = { request in
        if request.path == Self.services { clock.advance(request.timeoutSeconds) }
      }
    }
    let collection = try await cluster.collect(clock: clock) { $0.requestTimeoutSeconds = 100 }
    #expect(collection.entry("services")?.note == "slow")
    #expect(collection.entry("nodes")?.outcome == .complete)
    // 60 s, half a second of waiting, and what is left of the 100.
    let requests = await cluster.requests.filter { $0.path == Self.services }
    #expect(requests.map(\.timeoutSeconds) == [60, 39.5])
  }

  @Test func theCollectionHasADeadline() async throws {
    let cluster = await FakeCluster.small()
    let clock = FakeClock()
    await cluster.change { cluster in
      cluster.onRequest = { request in
        if request.path == "/api/v1/nodes" { clock.advance(601) }
      }
    }
    let collection = try await cluster.collect(clock: clock) { $0.concurrentLists = 1 }
    #expect(collection.entry("nodes")?.outcome == .complete)
    #expect(collection.entry("configmaps", "kube-system", "coredns")?.outcome == .complete)
    let late = collection.entry("services")
    #expect(late?.outcome == .failed)
    #expect(late?.note == "/api/v1/services: the 600 s for the collection are over")
    #expect(await Self.count(cluster) == 0)
  }

  // MARK: Answers that are none

  @Test func aPageOfHTMLIsNoAnswer() async throws {
    let html = "<html>Log in</html>"
    let result = try await Self.outcome(of: .body(html, contentType: "text/html"))
    #expect(result.entry?.outcome == .failed)
    #expect(result.entry?.note == "/api/v1/services: the answer is text/html, not JSON")
    #expect(result.requests == 1)
    // Some claim to be JSON.
    let claimed = try await Self.outcome(of: .body(html))
    #expect(claimed.entry?.note == "/api/v1/services: unexpected '<' at byte 0")
    #expect(claimed.requests == 5)
  }

  @Test(arguments: [
    (#"{"kind":"Status","apiVersion":"v1"}"#, "a Status where a list of services was asked for"),
    (#"{"metadata":{}}"#, "a document without kind where a list of services was asked for"),
    (
      #"{"kind":"SecretList","apiVersion":"v1","items":[{"metadata":{"name":"a"}}]}"#,
      "a Secret (v1) where services were asked for"
    ),
    (
      #"{"kind":"PodList","apiVersion":"v1","metadata":{},"items":[{"metadata":{"name":"a"}}]}"#,
      "a Pod (v1) where services were asked for"
    ),
    (
      #"{"kind":"PodList","apiVersion":"v2","metadata":{},"items":[]}"#,
      "PodList (v2) where a list of services was asked for"
    ),
    (
      #"{"kind":"ServiceList","apiVersion":"v1","items":[{"metadata":{"name":"a"}}]}"#,
      "a Service without metadata.namespace"
    ),
    (
      #"{"kind":"ServiceList","apiVersion":"v1","items":[7]}"#, "no object"
    ),
    (#"{"kind":"ServiceList","apiVersion":"v1","items":[]} {}"#, "something follows the document"),
    ("", "the file is empty"),
  ])
  func anotherDocumentIsNoAnswer(_ text: String, _ words: String) async throws {
    let result = try await Self.outcome(of: .body(text))
    #expect(result.entry?.outcome == .failed)
    #expect(result.entry?.note?.contains(words) == true, "\(result.entry?.note ?? "")")
    #expect(result.requests == 5)
  }

  @Test func objectsOfAnotherNamespaceAreNoAnswer() async throws {
    let cluster = await FakeCluster.small()
    let list =
      #"{"kind":"ServiceList","apiVersion":"v1","metadata":{},"#
      + #""items":[{"metadata":{"name":"a","namespace":"other"}}]}"#
    await cluster.change { $0.standingFaults["/api/v1/namespaces/shop/services"] = .body(list) }
    let collection = try await cluster.collect { $0.namespace = "shop" }
    #expect(collection.names(of: "services") == [])
    #expect(
      collection.entry("services", "shop")?.note?.contains(
        "services other/a where those of namespace shop were asked for") == true)
  }

  @Test func onlyTheObjectItselfIsKnownNotToBeThere() async throws {
    let path = "/api/v1/namespaces/kube-system/configmaps/coredns"
    for (fault, outcome) in [
      (FakeFault.status(404, "not found"), CoverageOutcome.failed),
      (.body("404 page not found", contentType: "text/plain", status: 404), .failed),
      (.body(#"{"kind":"Pod","apiVersion":"v1","metadata":{"name":"x"}}"#), .failed),
      (
        .body(
          #"{"kind":"ConfigMap","apiVersion":"v1","#
            + #""metadata":{"name":"b","namespace":"kube-system"}}"#
        ),
        .failed
      ),
      (.status(403, "no"), .forbidden),
    ] {
      let cluster = await FakeCluster.small()
      await cluster.change { $0.standingFaults[path] = fault }
      let collection = try await cluster.collect()
      let entry = collection.entry("configmaps", "kube-system", "coredns")
      #expect(entry?.outcome == outcome)
      #expect(entry?.note?.isEmpty == false)
      #expect(collection.names(of: "configmaps") == [])
    }
  }

  // MARK: No cluster

  @Test func aClusterThatIsNotReachedGivesNoSnapshot() async throws {
    let cluster = await FakeCluster.small()
    await cluster.change { $0.standingFaults["*"] = .error(AccessError(.unreachable, "no route")) }
    let error = await #expect(throws: AccessError.self) { try await cluster.collect() }
    #expect(error == AccessError(.unreachable, "no route"))
    #expect(await Set(cluster.paths) == ["/version"])
  }

  @Test func aCredentialThatIsNotTakenGivesNoSnapshot() async throws {
    let cluster = await FakeCluster.small()
    await cluster.change { $0.standingFaults["*"] = .status(401, "Unauthorized") }
    let error = await #expect(throws: AccessError.self) { try await cluster.collect() }
    #expect(error?.category == .unauthenticated)
    #expect(error?.message == "https://fake:6443: Unauthorized (HTTP 401)")
    #expect(await cluster.paths.count == 3)
  }

  @Test func whoMayDoNothingGetsNoSnapshot() async throws {
    let cluster = await FakeCluster.small()
    await cluster.change { $0.standingFaults["*"] = .status(403, "you may not") }
    let error = await #expect(throws: AccessError.self) {
      try await cluster.collect { $0.clusterName = "prod" }
    }
    #expect(error?.category == .unreachable)
    #expect(
      error?.message
        == "https://fake:6443: nothing of what netlapse records could be read: "
        + "you may not (HTTP 403)"
    )
  }

  @Test func anotherServerGivesNoSnapshot() async throws {
    let cluster = await FakeCluster.small()
    await cluster.change { $0.standingFaults["*"] = .body("<html>", contentType: "text/html") }
    let error = await #expect(throws: AccessError.self) { try await cluster.collect() }
    #expect(error?.category == .unintelligible)
    #expect(error?.message == "/version: the answer is text/html, not JSON")
  }

  // MARK: Cancellation

  @Test func aCancelledCollectionStops() async throws {
    let cluster = await FakeCluster.small()
    let (reached, continuation) = AsyncStream.makeStream(of: Void.self)
    await cluster.change { cluster in
      cluster.onRequest = { request in
        guard request.path == Self.services else { return }
        continuation.yield()
        try await Task.sleep(for: .seconds(3600))
      }
    }
    let task = Task { try await cluster.collect() }
    for await _ in reached { break }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func aCancelledWaitStops() async throws {
    let cluster = await FakeCluster.small()
    let (reached, continuation) = AsyncStream.makeStream(of: Void.self)
    await cluster.change { $0.standingFaults[Self.services] = .status(500) }
    let task = Task {
      try await cluster.collect { options in
        options.clock.sleep = { _ in
          continuation.yield()
          try await Task.sleep(for: .seconds(3600))
        }
      }
    }
    for await _ in reached { break }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
