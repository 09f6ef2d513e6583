import ClusterObjects
import TestSupport
import Testing

@testable import NetworkModel

/// Snapshots at 0, 300, 600 and 900 seconds; the configuration is edited between 300 and 600.
@Suite struct AgentConfigurationTests {
  private static let agents = (
    workload: ObjectKey(resource: "daemonsets.apps", namespace: "kube-system", name: "agent"),
    configuration: ObjectKey(resource: "configmaps", namespace: "kube-system", name: "settings")
  )

  /// - Parameter starts: seconds at which the agents were started, which the last snapshot shows.
  private func state(
    startedAt starts: [Double], restartedAt: Double? = nil, edits: [String] = ["a", "a", "b", "b"],
    unseen: Set<ResourceName> = []
  ) throws -> AgentConfiguration.State {
    let history = TestHistory()
    for (index, text) in edits.enumerated() {
      var objects = [TestObject.configMap("settings", "mode", text)]
      for (number, start) in starts.enumerated() {
        let ended =
          restartedAt.map {
            """
            ,"status":{"containerStatuses":[{"lastState":{"terminated":{"finishedAt":
            "\(TestHistory.start.adding(seconds: $0))"}}}]}
            """
          } ?? ""
        objects.append(
          try TestObject(
            "pods", "agent-\(number)", in: "kube-system",
            """
            {"metadata":{"creationTimestamp":"\(TestHistory.start.adding(seconds: start))",
            "ownerReferences":[{"kind":"DaemonSet","name":"agent"}]}\(ended)}
            """))
      }
      let all: [ResourceName] = ["configmaps", "pods"]
      history.record(
        objects, at: Double(index) * 300,
        coverage: Coverage(complete: all.filter { !unseen.contains($0) }))
    }
    let evidence = NetworkEvidence(history: history, moment: try history.moment("latest"))
    return try AgentConfiguration(Self.agents, evidence).state
  }

  @Test func isInEffectWhenAllWereStartedAfterIt() throws {
    #expect(try state(startedAt: [600, 700]) == .inEffect)
  }

  @Test func isNotWhenAllWereStartedBefore() throws {
    guard case .older(let content?) = try state(startedAt: [10, 299]) else {
      Issue.record("they run with what was there before, and the record shows what that is")
      return
    }
    #expect(content.id == 0)
  }

  @Test func whatTheyRunWithMayBeOlderThanTheRecord() throws {
    #expect(try state(startedAt: [-5000, -4000]) == .older(nil))
  }

  @Test func someMayBeOlder() throws {
    #expect(try state(startedAt: [100, 700, 800]) == .partly(older: 1))
  }

  @Test func aRestartInPlaceReadsItAnew() throws {
    #expect(try state(startedAt: [10], restartedAt: 650) == .inEffect)
  }

  @Test func nobodyKnowsTheOrderBetweenTwoSnapshots() throws {
    guard case .unknown(let reason) = try state(startedAt: [450]) else {
      Issue.record("the edit and the start lie between the same snapshots")
      return
    }
    #expect(reason.shownBy != nil)
  }

  @Test func nobodyKnowsWhatWasBeforeTheRecord() throws {
    guard case .unknown = try state(startedAt: [-60], edits: ["a", "a"]) else {
      Issue.record("it may have been edited between the start and the first snapshot")
      return
    }
  }

  @Test func whatCameBackIsInEffectAgain() throws {
    #expect(try state(startedAt: [10], edits: ["a", "a", "b", "a"]) == .inEffect)
  }

  @Test func unseenPodsProveNothing() throws {
    guard case .unknown(let reason) = try state(startedAt: [700], unseen: ["pods"]) else {
      Issue.record("pods were not collected")
      return
    }
    #expect(reason.unseen == ["pods"])
  }
}
