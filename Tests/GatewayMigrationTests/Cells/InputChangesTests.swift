import ClusterObjects
import TestSupport
import Testing

@testable import GatewayMigration

/// Which snapshots are judged, and which are not because nothing that decides has changed.
@Suite struct InputChangesTests {
  /// A history of EndpointSlices of one Service, by how many of their endpoints are ready; nil: the
  /// slice is not there.
  private func differs(_ slices: [[Int?]], unseenAt unseen: Set<Int> = []) throws -> [Bool] {
    let history = TestHistory()
    let resource: ResourceName = "endpointslices.discovery.k8s.io"
    for (time, ready) in slices.enumerated() {
      var objects: [TestObject] = []
      for (place, count) in ready.enumerated() {
        guard let count, !unseen.contains(time) else { continue }
        let endpoints = (0..<count).map {
          "{\"addresses\":[\"10.0.\(time).\($0)\"],\"conditions\":{\"ready\":true}}"
        }
        objects.append(
          try TestObject(
            resource, "web-\(place)", in: "shop",
            """
            {"metadata":{"labels":{"kubernetes.io/service-name":"web"}},"endpoints":[
              {"addresses":["10.9.0.1"],"conditions":{"ready":false}}\(endpoints.map { ",\($0)" }
              .joined())]}
            """))
      }
      var coverage = Coverage(complete: unseen.contains(time) ? [] : [resource])
      if unseen.contains(time) { coverage[Scope(resource)] = CoverageEntry(.forbidden) }
      history.record(objects, at: Double(time) * 7200, coverage: coverage)
    }
    let cluster = try #require(history.clusters().first)
    let inputs = try InputChanges(history, of: cluster)
    let snapshots = history.snapshots(of: cluster)
    return try zip(snapshots, snapshots.dropFirst()).map {
      try inputs.mayDiffer(at: $1, from: $0)
    }
  }

  @Test func podsThatRollDecideNothing() throws {
    #expect(try differs([[2], [3], [1], [1]]) == [false, false, false])
    #expect(try differs([[2, nil], [2, 0], [2, nil]]) == [false, false])
  }

  @Test func theLastReadyEndpointDecides() throws {
    #expect(try differs([[1], [0], [2]]) == [true, true])
    #expect(try differs([[1], [nil], [1]]) == [true, true])
    #expect(try differs([[1, nil], [1, 1]]) == [true])
  }

  @Test func slicesThatWereNotSeenMayHaveChanged() throws {
    #expect(try differs([[1], [1], [1], [1]], unseenAt: [1]) == [true, true, false])
  }

  @Test func theFirstSnapshotIsJudged() throws {
    let history = try MovingShop.history([MovingShop.Step()])
    let cluster = try #require(history.clusters().first)
    let inputs = try InputChanges(history, of: cluster)
    let first = try #require(history.snapshots(of: cluster).first)
    #expect(try inputs.mayDiffer(at: first, from: nil))
  }
}
