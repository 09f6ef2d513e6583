import ClusterObjects
import Testing

@testable import NetworkModel

@Suite struct CorefileMeaningTests {
  private static let base = """
    .:53 {
      log
      health
      ready
      kubernetes cluster.local {
        ttl 30
      }
      forward . /etc/resolv.conf {
        max_concurrent 1000
        prefer_udp
      }
      cache 30
      rewrite name a b
      rewrite name c d
    }
    """

  private static func judge(_ old: FactValue?, _ new: FactValue?) -> ChangeJudgement {
    func fact(_ value: FactValue?) -> Fact? {
      value.map {
        Fact(.corefile, state: .known($0, .live), reasoning: nil, provenance: [])
      }
    }
    let change = FactTransition(
      name: .corefile, subject: .cluster, from: fact(old), to: fact(new))
    return change.judged()
  }

  @Test(
    arguments: [
      (
        "cache 30", "cache 300", ChangeClass.routing,
        "cache 30 -> 300 in .:53: answers are kept up to 300 s"
      ),
      (
        "cache 30", "cache", .routing,
        "cache 30 -> cache in .:53: answers are kept up to 3600 s, those that there is no such "
          + "name up to 1800 s"
      ),
      (
        "cache 30", "", .routing,
        "cache 30 is gone in .:53: answers are no longer kept: each question is answered anew"
      ),
      (
        "/etc/resolv.conf", "10.0.0.1 10.0.0.2", .routing,
        "forward . /etc/resolv.conf -> . 10.0.0.1 10.0.0.2 in .:53: names that it does not know "
          + "itself are asked for at 10.0.0.1, 10.0.0.2"
      ),
      (
        "max_concurrent 1000", "max_concurrent 2000", .routing,
        "forward max_concurrent 1000 -> 2000 in .:53: names that it does not know itself are asked "
          + "for at /etc/resolv.conf"
      ),
      (
        "ttl 30", "ttl 5", .routing,
        "kubernetes ttl 30 -> 5 in .:53: names of Services and Pods get other answers"
      ),
      (
        "log", "log\n  hosts {\n10.0.0.1 a\n}", .routing,
        "hosts is new in .:53: names of its table get other answers"
      ),
      (
        "log", "log\n  acl {\nblock\n}", .policy,
        "acl is new in .:53: who may ask for which names differs"
      ),
      (
        "log", "log\n  minimal", .routing,
        "minimal is new in .:53: how questions are answered may differ"
      ),
      ("log", "errors", .cosmetic, nil),
      ("log", "log . {\nclass error\n}", .cosmetic, nil),
      (
        "health", "health {\nlameduck 5s\n}", .cosmetic,
        "health lameduck 5s is new in .:53: no answer differs"
      ),
      (
        "  ready\n", "", .disruptive,
        "ready is gone in .:53: "
          + "where the kubelet's probes still ask at the old place, the DNS Pods "
          + "count as not ready"
      ),
      (
        "health", "health :8081", .disruptive,
        "health -> health :8081 in .:53: where the "
          + "kubelet's probes still ask at the old place, the "
          + "DNS Pods count as dead"
      ),
      (
        "rewrite name a b\n  rewrite name c d", "rewrite name c d\n  rewrite name a b", .routing,
        "rewrite lines stand in another order in .:53: other names are looked up in place of those "
          + "that were asked for"
      ),
      (
        ".:53 {", "import custom/*.server\n.:53 {", .routing,
        "import custom/*.server is new outside of server blocks: lines from other files count that "
          + "did not, or the other way round"
      ),
    ] as [(String, String, ChangeClass, String?)])
  func saysWhichPluginOfWhichServer(
    _ old: String, _ new: String, _ changeClass: ChangeClass, _ meaning: String?
  ) throws {
    let edited = Self.base.replacing(old, with: new, maxReplacements: 1)
    let judgement = try Self.judge(Corefile(Self.base).value, Corefile(edited).value)
    #expect(judgement.changeClass == changeClass)
    if let meaning { #expect(judgement.meaning == meaning) }
    #expect(CorefileMeaning().classes.contains(judgement.changeClass))
  }

  @Test func aServerComesAndGoes() throws {
    let more = Self.base + "\ncorp.example {\nforward . 10.0.0.53\n}\nempty.example {\n}\n"
    let (old, new) = (try Corefile(Self.base).value, try Corefile(more).value)
    #expect(
      Self.judge(old, new)
        == ChangeJudgement(
          .routing,
          "server block corp.example:53 is new: names below corp.example are answered by it, no "
            + "longer by a wider block; server block empty.example:53 is new: names below "
            + "empty.example are answered by it, no longer by a wider block"))
    #expect(
      Self.judge(new, old).meaning.hasPrefix(
        "server block corp.example:53 is gone: names below corp.example are answered by a wider "
          + "block, where there is one"))
  }

  @Test func theGravestLeadsAndTheRestIsCounted() throws {
    let edited = Self.base.replacing("log", with: "errors").replacing("cache 30", with: "cache 5")
      .replacing("ready", with: "")
    let judgement = try Self.judge(Corefile(Self.base).value, Corefile(edited).value)
    #expect(judgement.changeClass == .disruptive)
    #expect(judgement.meaning.hasPrefix("ready is gone in .:53"))
    #expect(judgement.meaning.hasSuffix("; and 1 more differences"))
  }

  @Test func longLinesAreCut() throws {
    let long = String(repeating: "x", count: 4000)
    let edited = Self.base.replacing("rewrite name a b", with: "rewrite name \(long) b")
    let judgement = try Self.judge(Corefile(Self.base).value, Corefile(edited).value)
    #expect(judgement.meaning.count < 400)
  }

  @Test func filesOfTheProvidersCustomerAreNamed() throws {
    let old = try CustomCorefile(["a.override": "log\n"])
    let new = try CustomCorefile(["a.override": "log\ncache 5\n", "b.server": "b.example {\n}\n"])
    #expect(
      Self.judge(old.value, new.value).meaning
        == "cache 5 is new in a.override: answers are kept up to 5 s; server block b.example:53 is "
        + "new: names below b.example are answered by it, no longer by a wider block")
    #expect(Self.judge(nil, old.value).changeClass == .cosmetic)
  }
}
