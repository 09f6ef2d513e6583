import ClusterObjects
import Testing

@testable import SnapshotRecording

@Suite struct HousekeepingTests {
  private static let mebibyte: Int64 = 1 << 20

  private static func space(_ store: Int64, free: Int64) -> StoreSpace {
    StoreSpace(storeBytes: store * mebibyte, freeBytes: free * mebibyte)
  }

  private static let limited = HousekeepingRules(maxBytes: 100 * mebibyte)

  @Test func theReserveGrowsWithTheStore() {
    let rules = HousekeepingRules()
    #expect(rules.shortageBytes(Self.space(100, free: 64)) == 0)
    #expect(rules.shortageBytes(Self.space(100, free: 60)) == 4 * Self.mebibyte)
    #expect(rules.shortageBytes(Self.space(1000, free: 64)) == 36 * Self.mebibyte)
  }

  @Test func withoutRulesNothingIsEverDropped() {
    let plan = HousekeepingPlan(rules: HousekeepingRules())
    #expect(plan.need(Self.space(1000, free: 0), elapsed: .zero) == .none)
  }

  @Test func rulesAreAppliedEverySoOften() {
    var plan = HousekeepingPlan(
      rules: HousekeepingRules(policy: RetentionPolicy(keepDaily: .atMost(7))))
    let space = Self.space(10, free: 1000)
    #expect(plan.need(space, elapsed: .zero) == .due(limitBytes: nil))
    plan.note(
      HousekeepingResult(droppedSnapshots: 0, bytesFreed: 0, storeBytes: 1), elapsed: .zero)
    #expect(plan.need(space, elapsed: .seconds(899)) == .none)
    #expect(plan.need(space, elapsed: .seconds(900)) == .due(limitBytes: nil))
  }

  @Test func aStoreAboveItsLimitIsThinnedAtOnceUnlessThatDidNotHelp() {
    var plan = HousekeepingPlan(rules: Self.limited)
    let limit = 95 * Self.mebibyte
    plan.note(
      HousekeepingResult(droppedSnapshots: 1, bytesFreed: 1, storeBytes: limit), elapsed: .zero)
    #expect(plan.need(Self.space(100, free: 1000), elapsed: .seconds(1)) == .none)
    #expect(
      plan.need(Self.space(101, free: 1000), elapsed: .seconds(1)) == .due(limitBytes: limit))
    plan.note(
      HousekeepingResult(
        droppedSnapshots: 0, bytesFreed: 0, storeBytes: 101 * Self.mebibyte), elapsed: .zero)
    #expect(plan.need(Self.space(101, free: 1000), elapsed: .seconds(1)) == .none)
    #expect(
      plan.need(Self.space(101, free: 1000), elapsed: .seconds(900)) == .due(limitBytes: limit))
  }

  @Test func aDiskThatGetsFullPresses() {
    var plan = HousekeepingPlan(rules: Self.limited)
    let space = Self.space(90, free: 44)
    let limit = 70 * Self.mebibyte
    #expect(plan.need(space, elapsed: .zero) == .pressing(limitBytes: limit))
    plan.note(nil, elapsed: .zero)
    #expect(plan.need(space, elapsed: .seconds(59)) == .none)
    #expect(plan.need(space, elapsed: .seconds(60)) == .pressing(limitBytes: limit))
  }

  // MARK: The writer

  private static func writer(_ store: MemoryStore, _ rules: HousekeepingRules) -> StoreWriter {
    StoreWriter(store: store, rules: rules, clock: SimulatedClock(.earliest))
  }

  @Test func roomIsMadeByThinning() async throws {
    let store = MemoryStore { state in
      state.space = Self.space(90, free: 10)
      state.thinning = { limit, state in
        state.space = Self.space(30, free: 70)
        return HousekeepingResult(droppedSnapshots: 3, bytesFreed: 60, storeBytes: 30)
      }
    }
    let result = try await Self.writer(store, Self.limited).makeRoom()
    #expect(result?.droppedSnapshots == 3)
    #expect(store.state.current.limits == [36 * Self.mebibyte])
  }

  @Test func whereThinningIsNotEnoughThereIsNoRoom() async throws {
    let store = MemoryStore { $0.space = Self.space(90, free: 10) }
    let writer = Self.writer(store, Self.limited)
    for _ in 0..<2 {
      let failure = await #expect(throws: RecordingFailure.self) { _ = try await writer.makeRoom() }
      #expect(failure?.kind == .noRoom)
      #expect(failure?.message.contains("10485760 bytes are free") == true)
    }
    #expect(store.state.current.limits.count == 1)
  }

  @Test func withoutRulesAFullDiskIsOnlyTold() async throws {
    let store = MemoryStore { $0.space = Self.space(90, free: 10) }
    let failure = await #expect(throws: RecordingFailure.self) {
      _ = try await Self.writer(store, HousekeepingRules()).makeRoom()
    }
    #expect(failure?.kind == .noRoom)
    #expect(failure?.hint?.contains("--max-bytes") == true)
    #expect(store.state.current.limits.isEmpty)
  }

  @Test func aBusyStoreIsAskedAgainWithTheNextSnapshot() async throws {
    let store = MemoryStore { state in
      state.thinning = { _, _ throws(RecordingFailure) in throw RecordingFailure(.busy, "busy") }
    }
    let writer = Self.writer(store, Self.limited)
    for _ in 0..<2 {
      await #expect(throws: RecordingFailure.self) { _ = try await writer.keepHouse() }
    }
    #expect(store.state.current.limits.count == 2)
    store.state.with { $0.thinning = nil }
    #expect(try await writer.keepHouse() != nil)
    #expect(try await writer.keepHouse() == nil)
  }
}
