import ClusterObjects
import TestSupport
import Testing

@testable import EvidenceSources

/// Lists come in pages, which expire, change and break.
struct ListPagingTests {
  private static let services = "/api/v1/services"
  private static let all = (0..<7).map { "shop/s\($0)" }

  private static func requests(of cluster: FakeCluster) async -> [[String]] {
    await cluster.requests.filter { $0.path == services }.map { request in
      request.query.map { "\($0.name)=\($0.value)" }
    }
  }

  @Test func aListIsReadPageByPage() async throws {
    let cluster = await FakeCluster.small()
    let collection = try await cluster.collect { $0.pageLimit = 3 }
    #expect(collection.names(of: "services") == Self.all)
    #expect(collection.entry("services")?.outcome == .complete)
    let requests = await Self.requests(of: cluster)
    #expect(requests.map(\.first) == ["limit=3", "limit=3", "limit=3"])
    #expect(requests.map { $0.count } == [1, 2, 2])
    // The server would answer from a cache that may lag.
    #expect(
      await cluster.requests.allSatisfy { $0.query.allSatisfy { $0.name != "resourceVersion" } })
  }

  @Test func theLimitIsFiveHundred() async throws {
    let cluster = await FakeCluster.small()
    _ = try await cluster.collect()
    #expect(await Self.requests(of: cluster) == [["limit=500"]])
  }

  @Test func whatIsDeletedBetweenPagesBelongsToTheListAllTheSame() async throws {
    let cluster = await FakeCluster.small()
    await cluster.change { cluster in
      cluster.events[Self.services] = [2: { $0.remove("v1/services", "s6", in: "shop") }]
    }
    let before = await cluster.resourceVersion
    let collection = try await cluster.collect {
      $0.pageLimit = 3
      $0.concurrentLists = 1
    }
    #expect(collection.names(of: "services") == Self.all)
    #expect(collection.entry("services")?.resourceVersion == "\(before)")
  }

  @Test func aListWhosePagesExpireIsBegunAgain() async throws {
    let cluster = await FakeCluster.small()
    await cluster.change { cluster in
      cluster.events[Self.services] = [
        3: { cluster in
          cluster.remove("v1/services", "s0", in: "shop")
          cluster.remove("v1/services", "s6", in: "shop")
          cluster.expirePages()
        }
      ]
    }
    let collection = try await cluster.collect {
      $0.pageLimit = 3
      $0.concurrentLists = 1
    }
    // Nothing of the first attempt is left.
    #expect(collection.names(of: "services") == Array(Self.all[1...5]))
    #expect(collection.entry("services")?.outcome == .complete)
    #expect(collection.entry("services")?.note == nil)
    #expect(collection.cost.restarts == 1)
    #expect(collection.cost.retries == 0)
    #expect(await Self.requests(of: cluster).map { $0.count } == [1, 2, 2, 1, 2])
  }

  @Test func theFirstPageMayHaveExpiredToo() async throws {
    let cluster = await FakeCluster.small()
    await cluster.change {
      $0.faults[Self.services] = [.status(410, "gone"), .status(410, "gone")]
    }
    let collection = try await cluster.collect()
    #expect(collection.names(of: "services") == Self.all)
    #expect(collection.entry("services")?.outcome == .complete)
    #expect(collection.cost.restarts == 2)
  }

  @Test func aTokenToGoOnInAnotherStateIsNotUsed() async throws {
    let cluster = await FakeCluster.small()
    await cluster.change { cluster in
      let expired =
        #"{"kind":"Status","apiVersion":"v1","metadata":{"continue":"INCONSISTENT"},"#
        + #""status":"Failure","message":"too old","reason":"Expired","code":410}"#
      cluster.events[Self.services] = [
        2: { $0.faults[Self.services] = [.body(expired, status: 410)] }
      ]
    }
    let collection = try await cluster.collect { $0.pageLimit = 3 }
    #expect(collection.entry("services")?.outcome == .complete)
    #expect(await !Self.requests(of: cluster).joined().contains("continue=INCONSISTENT"))
  }

  @Test func aListThatAlwaysExpiresIsPartial() async throws {
    let cluster = await FakeCluster.small()
    await cluster.change { cluster in
      let expire: @Sendable (isolated FakeCluster) -> Void = { $0.expirePages() }
      cluster.events[Self.services] = [3: expire, 6: expire, 9: expire, 12: expire]
    }
    let version = await cluster.resourceVersion
    let collection = try await cluster.collect { $0.pageLimit = 2 }
    #expect(collection.names(of: "services") == Array(Self.all[..<4]))
    let entry = collection.entry("services")
    #expect(entry?.outcome == .partial)
    #expect(
      entry?.note
        == "only 2 pages with 4 objects: The provided continue parameter is too old (HTTP 410)")
    #expect(entry?.resourceVersion == "\(version)")
    #expect(entry?.answeredAt == FakeClock.start)
    #expect(collection.cost.restarts == 3)
    #expect(await Self.requests(of: cluster).count == 12)
    #expect(collection.hints.contains { $0.hasPrefix("services: it was begun 4 times") })
  }

  @Test func aListThatNeverBeginsHasFailed() async throws {
    let cluster = await FakeCluster.small()
    await cluster.change { $0.standingFaults[Self.services] = .status(410, "gone") }
    let collection = try await cluster.collect()
    #expect(collection.entry("services")?.outcome == .failed)
    #expect(collection.entry("services")?.note == "gone (HTTP 410)")
    #expect(await Self.requests(of: cluster).count == 4)
  }

  @Test func pagesOfTwoStatesAreNoList() async throws {
    let cluster = await FakeCluster.small()
    let other =
      #"{"kind":"ServiceList","apiVersion":"v1","metadata":{"resourceVersion":"9999"},"#
      + #""items":[{"metadata":{"name":"late","namespace":"shop"}}]}"#
    await cluster.change { cluster in
      let spoil: @Sendable (isolated FakeCluster) -> Void = {
        $0.faults[Self.services] = [.body(other)]
      }
      cluster.events[Self.services] = [2: spoil, 4: spoil, 6: spoil, 8: spoil]
    }
    let collection = try await cluster.collect { $0.pageLimit = 3 }
    #expect(collection.names(of: "services") == Array(Self.all[..<3]))
    #expect(collection.entry("services")?.outcome == .partial)
    #expect(
      collection.entry("services")?.note?.contains("at different versions, 1019 and 9999") == true)
    #expect(collection.cost.restarts == 3)
  }

  @Test func pagesThatLeadBackEnd() async throws {
    let cluster = await FakeCluster.small()
    let page =
      #"{"kind":"ServiceList","apiVersion":"v1","#
      + #""metadata":{"resourceVersion":"5","continue":"again"},"items":[]}"#
    await cluster.change { $0.standingFaults[Self.services] = .body(page) }
    let collection = try await cluster.collect()
    #expect(collection.entry("services")?.outcome == .partial)
    #expect(collection.entry("services")?.note?.contains("lead back to each other") == true)
    #expect(await Self.requests(of: cluster).count == 8)
  }

  @Test func whatCameBeforeAFailureWasSeen() async throws {
    let cluster = await FakeCluster.small()
    await cluster.change { cluster in
      cluster.events[Self.services] = [
        3: { $0.standingFaults[Self.services] = .status(403, "no more") }
      ]
    }
    let collection = try await cluster.collect { $0.pageLimit = 2 }
    #expect(collection.names(of: "services") == Array(Self.all[..<4]))
    #expect(collection.entry("services")?.outcome == .partial)
    #expect(
      collection.entry("services")?.note == "only 2 pages with 4 objects: no more (HTTP 403)")
  }

  @Test func theAttemptThatSawMostIsKept() async throws {
    let cluster = await FakeCluster.small()
    await cluster.change { cluster in
      cluster.events[Self.services] = [
        // Three pages came; then only one does.
        4: { $0.expirePages() },
        6: { $0.standingFaults[Self.services] = .status(403, "no more") },
      ]
    }
    let collection = try await cluster.collect { $0.pageLimit = 2 }
    #expect(collection.names(of: "services") == Array(Self.all[..<6]))
    #expect(collection.entry("services")?.outcome == .partial)
  }

  @Test(arguments: 0..<30) func aPageThatBreaksIsReadAgainWhole(_ seed: Int) async throws {
    let reference = try await FakeCluster.small().collect()
    var generator = SeededGenerator(seed: seed)
    let cluster = await FakeCluster.small(
      seed: seed, largestPieceBytes: 1 + generator.index(below: 90))
    let share = Double.random(in: 0..<0.999, using: &generator)
    let isError = generator.isOne(in: 2)
    let fault = FakeFault.cutOff(share, isError ? AccessError(.interrupted, "broke") : nil)
    let request = 1 + generator.index(below: 3)
    await cluster.change { cluster in
      cluster.events[Self.services] = [request: { $0.faults[Self.services] = [fault, fault] }]
      cluster.faults["/apis/cilium.io/v2/ciliumnodes"] = [fault]
      cluster.faults["/api/v1/namespaces/kube-system/configmaps/coredns"] = [fault]
    }
    let collection = try await cluster.collect { $0.pageLimit = 3 }
    #expect(collection.texts == reference.texts, "seed \(seed), share \(share)")
    #expect(collection.snapshot.coverage == reference.snapshot.coverage.answered(later: collection))
    #expect(collection.cost.retries == 4, "seed \(seed), share \(share)")
  }
}

extension Coverage {
  /// The same, but for when it was answered.
  fileprivate func answered(later other: LiveCollection) -> Coverage {
    Coverage(
      Dictionary(
        uniqueKeysWithValues: entries.map { scope, entry in
          var entry = entry
          entry.answeredAt = other.snapshot.coverage[scope]?.answeredAt
          return (scope, entry)
        }))
  }
}
