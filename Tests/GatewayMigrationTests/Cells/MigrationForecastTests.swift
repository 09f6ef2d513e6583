import ClusterObjects
import TestSupport
import Testing

@testable import GatewayMigration

/// When it will be done.
@Suite struct MigrationForecastTests {
  private func points(_ counts: [(cutOver: Int, total: Int)]) -> [BurndownPoint] {
    let history = TestHistory()
    return counts.enumerated().map { place, count in
      let snapshot = history.record([], at: Double(place) * 86_400)
      return BurndownPoint(
        snapshot: snapshot,
        byState: [.cutOver: count.cutOver, .notStarted: count.total - count.cutOver])
    }
  }

  @Test func aSteadyPaceEndsWhenItShould() throws {
    let forecast = MigrationForecast(points([(0, 10), (2, 10), (4, 10), (6, 10)]))
    guard case .finishes(let at, let earliest, let latest) = forecast.outcome else {
      Issue.record("\(forecast.outcome)")
      return
    }
    #expect(at == TestHistory.start.adding(seconds: 5 * 86_400))
    #expect(earliest == at && latest == at)
    #expect(forecast.cutOverPerDay == 2 && forecast.addedPerDay == 0)
  }

  @Test func scopeThatGrowsIsToldApartFromProgress() {
    let forecast = MigrationForecast(points([(0, 10), (2, 11), (4, 12), (6, 13)]))
    #expect(forecast.cutOverPerDay == 2 && forecast.addedPerDay == 1)
    guard case .finishes(let at, _, _) = forecast.outcome else {
      Issue.record("\(forecast.outcome)")
      return
    }
    #expect(at == TestHistory.start.adding(seconds: 10 * 86_400))
  }

  @Test func oneBigDayDoesNotDecide() {
    let forecast = MigrationForecast(
      points([(0, 90), (1, 90), (2, 90), (40, 90), (41, 90), (42, 90), (43, 90)]))
    #expect((forecast.cutOverPerDay ?? 99) < 12)
  }

  @Test func withoutProgressOrDataItIsUnknown() {
    for counts in [[(0, 10), (1, 10)], [(1, 10), (1, 10), (1, 10)], [(3, 9), (2, 9), (1, 9)]] {
      let forecast = MigrationForecast(points(counts))
      guard case .unknown = forecast.outcome else {
        Issue.record("\(counts): \(forecast.outcome)")
        continue
      }
    }
  }

  @Test func nothingLeftIsFinished() {
    guard case .finished = MigrationForecast(points([(1, 2), (2, 2)])).outcome else {
      Issue.record("not finished")
      return
    }
  }
}
