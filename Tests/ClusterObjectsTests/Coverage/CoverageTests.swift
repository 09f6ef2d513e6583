import ClusterObjects
import Testing

/// What a snapshot looked at, and which entry speaks for an object.
struct CoverageTests {
  private static let all = Scope("services")
  private static let shop = Scope("services", namespace: "shop")
  private static let web = Scope("services", namespace: "shop", name: "web")

  @Test(
    arguments: [
      ([all: .complete], "shop", "web", .complete), ([shop: .complete], "shop", "web", .complete),
      ([web: .complete], "shop", "web", .complete),
      ([web: .complete], "shop", "other", .notCollected),
      ([shop: .complete], "bank", "web", .notCollected),
      ([all: .complete, shop: .forbidden], "shop", "web", .forbidden),
      ([all: .complete, shop: .forbidden], "bank", "web", .complete),
      ([all: .forbidden, shop: .complete], "shop", "web", .complete),
      ([all: .complete, shop: .failed, web: .partial], "shop", "web", .partial),
      ([all: .complete, web: .failed], "shop", "web", .failed),
      ([all: .complete, web: .failed], "shop", "other", .complete),
      ([:], "shop", "web", .notCollected),
      // Said outright, nobody having looked is an entry like others.
      ([all: .complete, shop: .notCollected], "shop", "web", .notCollected),
    ] as [([Scope: CoverageOutcome], String, String, CoverageOutcome)])
  func theMostSpecificScopeSpeaks(
    _ outcomes: [Scope: CoverageOutcome], _ namespace: String, _ name: String,
    _ expected: CoverageOutcome
  ) {
    let coverage = Coverage(outcomes.mapValues { CoverageEntry($0) })
    let key = ObjectKey(resource: "services", namespace: namespace, name: name)
    #expect(coverage.outcome(of: key) == expected)
    #expect(
      coverage.outcome(of: Scope("services", namespace: namespace, name: name)) == expected)
    let other = ObjectKey(resource: "endpoints", namespace: namespace, name: name)
    #expect(coverage.outcome(of: other) == .notCollected)
    #expect(coverage.entry(for: Scope("endpoints")) == nil)
  }

  @Test func coveragesAreAlikeWhateverTheTimeOfTheirAnswers() {
    func coverage(_ entry: CoverageEntry, _ scope: Scope = Scope("pods")) -> Coverage {
      Coverage([Scope("nodes"): CoverageEntry(.complete), scope: entry])
    }
    let first = coverage(CoverageEntry(.failed, note: "no"))
    let later = coverage(
      CoverageEntry(.failed, note: "no", answeredAt: .latest, resourceVersion: "7"))
    #expect(first != later)
    #expect(first.isAlike(later) && later.isAlike(first))
    for other in [
      coverage(CoverageEntry(.forbidden, note: "no")), coverage(CoverageEntry(.failed)),
      coverage(CoverageEntry(.failed, recipe: 2, note: "no")), Coverage(),
      coverage(CoverageEntry(.failed, note: "no"), Scope("pods", namespace: "a")),
      Coverage([Scope("pods"): CoverageEntry(.failed, note: "no")]),
    ] { #expect(!first.isAlike(other) && !other.isAlike(first)) }
  }

  @Test func scopesOfWhatLivesInNoNamespace() {
    let coverage = Coverage([Scope("nodes", name: "n1"): CoverageEntry(.complete)])
    #expect(
      coverage.outcome(of: ObjectKey(resource: "nodes", namespace: "", name: "n1")) == .complete)
    #expect(
      coverage.outcome(of: ObjectKey(resource: "nodes", namespace: "", name: "n2"))
        == .notCollected)
    #expect(coverage.outcome(of: Scope("nodes")) == .notCollected)
  }

  @Test func aWholeNamespaceIsNotSpokenForByOneName() {
    let coverage = Coverage([Self.web: CoverageEntry(.complete)])
    #expect(coverage.outcome(of: Self.shop) == .notCollected)
    #expect(coverage.outcome(of: Self.all) == .notCollected)
  }

  /// Of two attempts the one that says more counts, in whichever order they are noted.
  @Test(arguments: CoverageOutcome.allCases, CoverageOutcome.allCases)
  func twoAttempts(_ first: CoverageOutcome, _ second: CoverageOutcome) {
    let ranks: [CoverageOutcome] = [
      .notCollected, .failed, .forbidden, .notServed, .partial, .complete,
    ]
    let expected = ranks.last { $0 == first || $0 == second }
    var coverage = Coverage()
    coverage.note(CoverageEntry(first, recipe: 1, note: "first"), for: Self.shop)
    coverage.note(CoverageEntry(second, recipe: 2, note: "second"), for: Self.shop)
    #expect(coverage[Self.shop]?.outcome == expected)
    // Of two that say as much, the first stays with its words.
    #expect(coverage[Self.shop]?.note == (expected == first ? "first" : "second"))
    #expect(coverage.entries.count == 1)
    #expect(first.better(of: second) == expected)
  }

  @Test func notesAtDifferentScopesStandSideBySide() {
    var coverage = Coverage()
    coverage.note(CoverageEntry(.forbidden), for: Self.all)
    coverage.note(CoverageEntry(.complete), for: Self.shop)
    #expect(coverage.scopes(of: "services") == [Self.all, Self.shop])
    #expect(coverage.scopes(of: "pods") == [])
    coverage[Self.all] = nil
    #expect(coverage.entries == [Self.shop: CoverageEntry(.complete)])
  }

  @Test func attemptedResources() {
    let coverage = Coverage([
      Self.shop: CoverageEntry(.failed), Scope("pods"): CoverageEntry(.notCollected),
      Scope("nodes"): CoverageEntry(.notServed), Scope("endpoints"): CoverageEntry(.forbidden),
    ])
    #expect(coverage.attemptedResources == ["endpoints", "nodes", "services"])
    #expect(coverage.attempted("services"))
    #expect(!coverage.attempted("pods"))
    #expect(!coverage.attempted("ingresses"))
  }

  /// Absence is known where everything was listed, and where the kind does not exist.
  @Test(
    arguments: [
      (.complete, true, true), (.partial, false, true), (.forbidden, false, false),
      (.notServed, true, false), (.failed, false, false), (.notCollected, false, false),
    ] as [(CoverageOutcome, Bool, Bool)])
  func outcomes(_ outcome: CoverageOutcome, _ isDeterminate: Bool, _ allowsObjects: Bool) {
    #expect(outcome.isDeterminate == isDeterminate)
    #expect(outcome.allowsObjects == allowsObjects)
  }

  /// These words are part of the documents.
  @Test func words() {
    let words = ["complete", "partial", "forbidden", "notServed", "failed", "notCollected"]
    #expect(CoverageOutcome.allCases.map(\.rawValue) == words)
  }

  /// Nothing unseen is ever called gone.
  @Test(arguments: CoverageOutcome.allCases)
  func whatASnapshotSaysAboutAnObject(_ outcome: CoverageOutcome) throws {
    let coverage = Coverage([Self.shop: CoverageEntry(outcome)])
    let history = RecordedHistory([coverage])
    let snapshot = try #require(try history.snapshots(of: RecordedHistory.cluster).first)
    let listed = ObjectKey(resource: "services", namespace: "shop", name: "web")
    let state = ResourceState(
      resource: "services", snapshot: snapshot, coverage: coverage,
      objects: [listed: ContentReference(id: 1)])
    #expect(state.observation(of: listed) == .present(ContentReference(id: 1)))
    let absent = ObjectKey(resource: "services", namespace: "shop", name: "db")
    #expect(
      state.observation(of: absent) == (outcome.isDeterminate ? .absent : .unknown(outcome)))
    let elsewhere = ObjectKey(resource: "services", namespace: "bank", name: "web")
    #expect(state.observation(of: elsewhere) == .unknown(.notCollected))
  }
}
