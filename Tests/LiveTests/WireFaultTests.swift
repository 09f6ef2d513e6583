import ClusterObjects
import EvidenceSources
import TestAPIServer
import TestSupport
import Testing

/// Whatever a server, a proxy or a network does: what is called complete is the truth, and the rest
/// is called by its name.
struct WireFaultTests {
  private static let path = "/api/v1/pods"
  private static let pods: ResourceName = "pods"

  private static func cluster() -> TestCluster {
    let cluster = TestCluster.small()
    cluster.addPods(count: 90, namespaces: ["shop", "team-a"])
    return cluster
  }

  /// What passes: the list is whole all the same.
  static let passing: [TestFault.Kind] = [
    .status(429, retryAfterSeconds: 0), .status(500), .status(503), .status(504),
    .text(502, "<html>Bad Gateway</html>"), .expired(withToken: true), .expired(withToken: false),
    .delay(milliseconds: 50), .truncate(afterBytes: 300, isChunked: true),
    .truncate(afterBytes: 300, isChunked: false), .corruptJSON(afterBytes: 200),
    .closeBeforeAnswer, .slowDrip(bytes: 4000, everyMilliseconds: 1),
  ]

  @Test(arguments: passing.indices, [false, true])
  func whatPassesLeavesNoTrace(_ index: Int, onLaterPages: Bool) async throws {
    let kind = Self.passing[index]
    try await WireCluster.with(Self.cluster()) { wire in
      let reference = try await wire.collect().digests
      wire.server.inject(
        TestFault(kind, path: Self.path, onlyLaterPages: onLaterPages, times: 2))
      let collection = try await wire.collect { $0.pageLimit = 20 }
      #expect(collection.digests == reference, "\(kind)")
      #expect(collection.entry(Self.pods)?.outcome == .complete, "\(kind)")
      #expect(collection.entry(Self.pods)?.note == nil, "\(kind)")
    }
  }

  /// What stays, and what is noted then.
  static let staying: [(kind: TestFault.Kind, words: String)] = [
    (.status(500, message: "etcdserver: no leader"), "etcdserver: no leader (HTTP 500)"),
    (.text(503, "upstream connect error"), "upstream connect error (HTTP 503)"),
    (.htmlPage, "text/html, not JSON"),
    (.contentType("application/vnd.kubernetes.protobuf"), "protobuf, not JSON"),
    (.expired(withToken: true), "(HTTP 410)"),
    (.redirect(to: "https://login.example.com/"), "is not followed"),
    (.corruptGzip(.plain), "is compressed, but not whole or not gzip"),
    (.corruptGzip(.noise), "is compressed, but not whole or not gzip"),
    (.truncate(afterBytes: 100, isChunked: true), "closed the connection in the midst"),
    (.closeBeforeAnswer, "closed the connection and gave no answer"),
    (.corruptJSON(afterBytes: 60), "/api/v1/pods"),
    (.deepBody(depth: 10_000), "nested"),
    (.endlessPages, "lead back to each other"),
    (.listWithoutMetadata, ""),
  ]

  @Test(arguments: staying.indices) func whatStaysIsNoted(_ index: Int) async throws {
    let (kind, words) = Self.staying[index]
    try await WireCluster.with(Self.cluster()) { wire in
      let reference = try await wire.collect()
      wire.server.inject(TestFault(kind, path: Self.path))
      let collection = try await wire.collect { $0.attemptsMax = 3 }
      let entry = try #require(collection.entry(Self.pods))
      if case .listWithoutMetadata = kind {
        // Nothing is wrong with its items.
        #expect(entry.outcome == .complete)
        #expect(entry.resourceVersion == nil)
      } else {
        #expect(entry.outcome == .failed || entry.outcome == .partial, "\(kind)")
        #expect(entry.note?.contains(words) == true, "\(kind): \(entry.note ?? "")")
      }
      // Nothing else suffers.
      for (scope, outcome) in reference.outcomes where scope.resource != Self.pods {
        #expect(collection.outcomes[scope] == outcome, "\(kind): \(scope)")
      }
    }
  }

  @Test func anAnswerThatNeverEndsIsCutOff() async throws {
    try await WireCluster.with(Self.cluster()) { wire in
      wire.server.inject(TestFault(.stall(afterBytes: 50), path: Self.path))
      let collection = try await wire.collect { options in
        options.exchangeTimeoutSeconds = 8
        options.requestTimeoutSeconds = 10
      }
      #expect(collection.entry(Self.pods)?.outcome == .failed)
      #expect(collection.entry(Self.pods)?.note?.contains("no whole answer within") == true)
      #expect(collection.entry("services")?.outcome == .complete)
    }
  }

  @Test func aBombIsDefused() async throws {
    var options = TestServerOptions()
    options.compressesFromBytes = 0
    try await WireCluster.with(Self.cluster(), options) { wire in
      wire.server.inject(TestFault(.oversizedBody(bytes: 64 << 20), path: Self.path))
      wire.server.inject(
        TestFault(.oversizedObject(bytes: 40 << 20), path: "/api/v1/services"))
      let collection = try await wire.collect { $0.attemptsMax = 1 }
      #expect(collection.entry(Self.pods)?.outcome == .failed)
      #expect(collection.entry("services")?.outcome == .failed)
      #expect(collection.cost.heldBytesPeak <= 1 << 20)
    }
  }

  @Test(arguments: UInt64(0)..<12) func chanceNeverMakesALie(_ seed: UInt64) async throws {
    let paths = [
      "/api/v1/pods", "/api/v1/services", "/api/v1/namespaces", "/apis", "/api", "/version",
      "/apis/discovery.k8s.io/v1/endpointslices", "/api/v1/namespaces/kube-system/configmaps", "",
    ]
    var chance = SeededGenerator(seed: seed)
    try await WireCluster.with(Self.cluster()) { wire in
      let reference = try await wire.collect()
      let kinds = (Self.passing + Self.staying.map(\.kind)).map(Self.early)
      for _ in 0..<(1 + chance.index(below: 8)) {
        wire.server.inject(
          TestFault(
            kinds[chance.index(below: kinds.count)], path: paths[chance.index(below: paths.count)],
            onlyLaterPages: chance.isOne(in: 3), times: 1 + chance.index(below: 12),
            skipping: chance.index(below: 6)))
      }
      let collection: LiveCollection
      do {
        collection = try await wire.collect { options in
          options.pageLimit = 1 + chance.index(below: 40)
          options.attemptsMax = 3
        }
      } catch is AccessError {
        return
      }
      #expect(collection.snapshot.cluster == reference.snapshot.cluster, "seed \(seed)")
      for (key, digest) in collection.digests {
        #expect(reference.digests[key] == digest, "\(key), seed \(seed)")
      }
      for (key, _) in reference.digests where collection.digests[key] == nil {
        let outcome = collection.snapshot.coverage.outcome(of: key)
        #expect(!outcome.isDeterminate, "seed \(seed): \(key) is called gone (\(outcome))")
      }
      for (scope, entry) in collection.snapshot.coverage.entries
      where !entry.outcome.isDeterminate {
        #expect(entry.note?.isEmpty == false, "seed \(seed): nothing explains \(scope)")
      }
    }
  }

  /// The same fault, early enough for the shortest answer.
  private static func early(_ kind: TestFault.Kind) -> TestFault.Kind {
    switch kind {
    case .truncate(_, let isChunked): .truncate(afterBytes: 20, isChunked: isChunked)
    case .corruptJSON: .corruptJSON(afterBytes: 12)
    default: kind
    }
  }

  @Test func aCancelledCollectionEndsAtOnce() async throws {
    try await WireCluster.with(Self.cluster()) { wire in
      wire.server.inject(TestFault(.stall(afterBytes: 50), path: Self.path))
      let work = Task { try await wire.collect() }
      while !wire.server.requests.contains(where: { $0.path == Self.path }) {
        try await Task.sleep(for: .milliseconds(5))
      }
      work.cancel()
      await #expect(throws: CancellationError.self) { try await work.value }
    }
  }

  @Test func aTokenThatIsRevokedMidwayIsSaid() async throws {
    try await WireCluster.with(Self.cluster(), token: "first") { wire in
      wire.server.accept(tokens: ["first"])
      let collector = wire.collector()
      let collection = try await collector.collect()
      #expect(collection.entry(Self.pods)?.outcome == .complete)
      wire.server.accept(tokens: ["second"])
      let error = await #expect(throws: AccessError.self) { try await collector.collect() }
      #expect(error?.category == .unauthenticated)
      #expect(error?.message.contains("HTTP 401") == true)
    }
  }
}
