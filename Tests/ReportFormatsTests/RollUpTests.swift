import ClusterObjects
import Testing

@testable import ReportFormats
@testable import SnapshotDiff

/// What rolls all the time is read as one event.
struct RollUpTests {
  private static func endpoints(
    _ numbers: [Int], ready: Bool = true
  ) -> [RollingPart.Endpoint] {
    numbers.map {
      RollingPart.Endpoint(address: "10.0.0.\($0)", isReady: ready, pod: "web-\($0)")
    }
  }

  private static func lines(_ objects: [ObjectChange]) -> [String] {
    RollUp(objects).lines.map { "\($0.namespace)/\($0.name): \($0.summary)" }
  }

  @Test(arguments: [
    ([1, 2, 3], [4, 5, 6], "3 endpoints replaced, 0 lost"),
    ([1, 2, 3], [4], "1 endpoint replaced, 2 lost"),
    ([1, 2], [2, 3, 4], "1 endpoint replaced, 0 lost, 1 added"),
    ([1, 2], [2], "1 endpoint lost"), ([1, 2, 3], [], "3 endpoints lost"),
    ([1], [1, 2], "1 endpoint added"), ([], [1, 2], "2 endpoints added"),
    ([1, 2], [2, 1], "same endpoints"), ([], [], "same endpoints"),
  ])
  func endpointsAreCounted(_ before: [Int], _ after: [Int], _ summary: String) {
    let slice = ObjectChange.slice(
      "web-x", of: "web", before: Self.endpoints(before), after: Self.endpoints(after))
    #expect(Self.lines([slice]) == ["shop/web: \(summary)"])
    #expect(RollUp([slice]).others.isEmpty)
  }

  @Test func readinessIsTold() {
    let stopped = ObjectChange.slice(
      "a", of: "web", before: Self.endpoints([1, 2]), after: Self.endpoints([1, 2], ready: false))
    #expect(Self.lines([stopped]) == ["shop/web: 2 no longer ready"])
    let both = ObjectChange.slice(
      "a", of: "web", before: Self.endpoints([1], ready: false) + Self.endpoints([2, 3]),
      after: Self.endpoints([1]) + Self.endpoints([2], ready: false))
    #expect(
      Self.lines([both]) == ["shop/web: 1 endpoint lost, 1 no longer ready, 1 became ready"])
  }

  @Test func whatMovesBetweenSlicesOfOneServiceIsNotLost() {
    let slices = [
      ObjectChange.slice(
        "a", of: "web", before: Self.endpoints([1, 2]), after: Self.endpoints([1])),
      ObjectChange.slice(
        "b", of: "web", before: Self.endpoints([3]), after: Self.endpoints([2, 3])),
    ]
    #expect(Self.lines(slices) == ["shop/web: same endpoints"])
  }

  @Test func servicesOfOneNameInTwoNamespacesStayApart() {
    let slices = [
      ObjectChange.slice("a", of: "web", in: "y", before: [], after: Self.endpoints([1])),
      ObjectChange.slice("a", of: "web", in: "x", before: Self.endpoints([1]), after: []),
    ]
    #expect(Self.lines(slices) == ["x/web: 1 endpoint lost", "y/web: 1 endpoint added"])
  }

  @Test func podsAreFoldedIntoTheirService() {
    let objects = [
      ObjectChange.slice(
        "a", of: "web", before: Self.endpoints([1]), after: Self.endpoints([2])),
      .pod("web-1", .removed, owner: "web"), .pod("web-2", .added, owner: "web"),
      .pod("web-9", .added, owner: "web"), .pod("web-1", .removed, owner: nil, in: "other"),
    ]
    #expect(
      Self.lines(objects) == [
        "shop/web: 1 endpoint replaced, 0 lost, 2 pod objects changed", "shop/web: 1 pod added",
      ])
    #expect(RollUp(objects).others.map(\.key.qualifiedName) == ["other/web-1"])
  }

  @Test func podsWithoutAServiceAreFoldedByTheirOwner() {
    let objects: [ObjectChange] = [
      .pod("job-1", .added, owner: "job"), .pod("job-2", .added, owner: "job"),
      .pod("job-3", .removed, owner: "job"), .pod("db-0", .recreated, owner: "db"),
      .pod("db-1", .modified, owner: "db"), .pod("old-1", .removed, owner: "old"),
      .pod("lone", .added, owner: nil),
    ]
    #expect(
      Self.lines(objects) == [
        "shop/db: 2 pods changed", "shop/job: 1 pod replaced, 1 pod added",
        "shop/old: 1 pod removed",
      ])
    #expect(RollUp(objects).others.map(\.key.name) == ["lone"])
  }

  @Test func whatDoesNotRollStaysInItsOrder() {
    let objects: [ObjectChange] = [
      .test("z", .added), .pod("p", .added, owner: "o"), .test("a", .removed),
    ]
    #expect(RollUp(objects).others.map(\.key.name) == ["z", "a"])
  }
}
