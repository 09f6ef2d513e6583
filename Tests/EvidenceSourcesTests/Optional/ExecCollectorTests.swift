import ClusterObjects
import Testing

@testable import EvidenceSources

struct ExecCollectorTests {
  private static let status = #"{"cilium":{"state":"Ok"},"cluster-mesh":{"clusters":[]}}"#
  private static let links = #"[{"ifname":"eth0","mtu":1500,"operstate":"UP"}]"#

  private static func cilium(_ nodes: String...) -> OptionalCluster {
    var cluster = OptionalCluster(nodes: nodes)
    for node in nodes { cluster.pod("cilium-\(node)", on: node, container: "cilium-agent") }
    return cluster
  }

  @Test func theCommandsAreShownAsTheyAreRun() throws {
    let plan = try Self.cilium("a").plan([ExecCollection.agentStatus, .nodeLinks])
    let shown = plan.commands(after: "kubectl --context prod")
    #expect(
      shown.map(\.text) == [
        "kubectl --context prod exec -n kube-system cilium-a -c cilium-agent -- "
          + "cilium-dbg status -o json",
        "kubectl --context prod exec -n kube-system cilium-a -c cilium-agent -- "
          + "cilium status -o json",
        "kubectl --context prod exec -n kube-system cilium-a -c cilium-agent -- ip -j -d addr",
      ])
    #expect(shown.map(\.isFallback) == [false, true, false])
  }

  @Test func wordsAreQuotedForAShell() {
    let command = PlannedCommand(
      namespace: "n", pod: "p", container: "c", arguments: ["it's", "", "a b", "$x", "a=b/c:d"])
    #expect(
      command.text(after: "kubectl")
        == #"kubectl exec -n n p -c c -- 'it'\''s' '' 'a b' '$x' a=b/c:d"#)
  }

  /// What is run is what was shown, and no more.
  @Test func thePlanIsWhatIsRun() async throws {
    var cluster = Self.cilium("a", "b", "c")
    cluster.pod("kube-proxy-a", on: "a", container: "kube-proxy")
    let plan = try cluster.plan(ExecCollection.allCases)
    let containers = FakeContainers([("", .fails(127, "sh: not found"))])
    _ = try await ExecCollector(containers).collect(plan)
    let run = await containers.commands
    #expect(run.sorted() == plan.commands().map(\.text).sorted())
    // Of the agents 6 with the older name, of the kvstore 20, of links 3, of conntrack 1.
    #expect(run.count == 30)
    #expect(await containers.runningMax <= 4)
  }

  @Test func agentsAreAskedOnEachNode() async throws {
    let plan = try Self.cilium("a", "b").plan([ExecCollection.agentStatus])
    let containers = FakeContainers([
      ("cilium-a -c cilium-agent -- cilium-dbg", .prints(Self.status)),
      ("cilium-b -c cilium-agent -- cilium-dbg", .fails(1, "Error: cannot connect\n\u{1B}[31m")),
    ])
    let evidence = try await ExecCollector(containers).collect(plan)
    #expect(
      evidence.texts == [
        "agent-status a":
          #"{"apiVersion":"netlapse/v1","cilium":{"state":"Ok"},"kind":"AgentStatus"}"#,
        "mesh-status a":
          #"{"apiVersion":"netlapse/v1","cluster-mesh":{"clusters":[]},"kind":"MeshStatus"}"#,
      ])
    let words =
      "failed: cilium-dbg status -o json in kube-system/cilium-b failed with 1: "
      + "Error: cannot connect [31m"
    #expect(
      evidence.coverageLines == [
        "agent-status: complete", "agent-status b: \(words)", "mesh-status: complete",
        "mesh-status b: \(words)",
      ])
    #expect(await containers.commands.count == 2)
  }

  /// Before 1.15 the tool had another name: it is tried where the first is missing, and only there.
  @Test(arguments: [
    (127, "sh: cilium-dbg: not found"), (126, "exec: \"cilium-dbg\": executable file not found"),
    (1, "OCI runtime exec failed: exec failed: \"cilium-dbg\": executable file not found in $PATH"),
  ])
  func theOlderNameOfTheTool(_ exit: Int, _ words: String) async throws {
    let plan = try Self.cilium("a").plan([ExecCollection.agentStatus])
    let containers = FakeContainers([
      ("-- cilium-dbg", .fails(exit, words)), ("-- cilium status", .prints(Self.status)),
    ])
    let evidence = try await ExecCollector(containers).collect(plan)
    #expect(Set(evidence.texts.keys) == ["agent-status a", "mesh-status a"])
    #expect(await containers.commands.count == 2)
  }

  @Test func whoMayNot() async throws {
    let plan = try Self.cilium("a").plan([ExecCollection.nodeLinks])
    let words =
      #"Error from server (Forbidden): pods "cilium-a" is forbidden: User "x" cannot create "#
      + #"resource "pods/exec" in API group "" in the namespace "kube-system""#
    let containers = FakeContainers([("ip", .fails(1, words))])
    let evidence = try await ExecCollector(containers).collect(plan)
    #expect(
      evidence.coverageLines == ["node-links: complete", "node-links a: forbidden: \(words)"])
  }

  @Test(arguments: [
    (1, "error: container cilium-agent is not valid for pod cilium-a"),
    (137, ""), (1, "Error from server (NotFound): pods \"cilium-a\" not found"),
  ])
  func whatFails(_ exit: Int, _ words: String) async throws {
    let plan = try Self.cilium("a").plan([ExecCollection.nodeLinks])
    let containers = FakeContainers([("ip", .fails(exit, words))])
    let evidence = try await ExecCollector(containers).collect(plan)
    let note = "ip -j -d addr in kube-system/cilium-a failed with \(exit)"
    #expect(evidence.coverageLines.last?.hasPrefix("node-links a: failed: \(note)") == true)
    #expect(evidence.coverageLines.last?.hasSuffix(words) == true)
    #expect(evidence.objects.isEmpty)
  }

  @Test func whatDoesNotAnswerInTime() async throws {
    let plan = try Self.cilium("a").plan([ExecCollection.nodeLinks])
    let containers = FakeContainers([("ip", .failure(AccessError(.timedOut, "no answer in 3 s")))])
    let evidence = try await ExecCollector(containers).collect(plan)
    #expect(
      evidence.coverageLines.last
        == "node-links a: failed: ip -j -d addr in kube-system/cilium-a: no answer in 3 s")
  }

  /// The best container of each node; a node that nobody speaks for is said to be unknown.
  @Test func whoSpeaksForANode() async throws {
    var cluster = Self.cilium("a")
    cluster = OptionalCluster(nodes: ["a", "b", "c"])
    cluster.pod("cilium-a", on: "a", container: "cilium-agent")
    cluster.pod("calico-a", on: "a", container: "calico-node")
    cluster.pod("flannel-b", on: "b", container: "kube-flannel", in: "kube-flannel")
    let containers = FakeContainers([("ip", .prints(Self.links))])
    let evidence = try await ExecCollector(containers).collect(
      try cluster.plan([ExecCollection.nodeLinks]))
    #expect(Set(evidence.texts.keys) == ["node-links a", "node-links b"])
    #expect(await containers.commands.contains { $0.contains("calico-a") } == false)
    #expect(
      evidence.coverageLines == [
        "node-links: complete",
        "node-links c: failed: no running Pod of cilium-agent, calico-node, flannel was seen on it",
      ])
  }

  @Test func nobodyToAsk() async throws {
    let cluster = OptionalCluster(nodes: ["a"])
    let containers = FakeContainers([])
    let plan = try cluster.plan(ExecCollection.allCases)
    #expect(plan.commands().isEmpty)
    let evidence = try await ExecCollector(containers).collect(plan)
    #expect(evidence.objects.isEmpty)
    #expect(evidence.coverageLines.count == 8)
    #expect(
      evidence.coverageLines.allSatisfy {
        $0.contains(": failed: no running Pod with a container called ")
      })
  }

  @Test func onlyThoseNodesThatWereSeen() async throws {
    var cluster = OptionalCluster(nodes: [], seen: ["pods"])
    cluster.pod("cilium-a", on: "a", container: "cilium-agent")
    let containers = FakeContainers([("ip", .prints(Self.links))])
    let evidence = try await ExecCollector(containers).collect(
      try cluster.plan([ExecCollection.nodeLinks]))
    #expect(evidence.coverageLines == ["node-links: partial: not all nodes were seen"])
  }

  @Test func aCancelledCollectionThrows() async throws {
    let plan = try Self.cilium("a", "b").plan([ExecCollection.nodeLinks])
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await ExecCollector(FakeContainers([("ip", .prints(Self.links))])).collect(plan)
    }
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
