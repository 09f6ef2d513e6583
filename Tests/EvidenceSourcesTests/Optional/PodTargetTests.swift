import ClusterObjects
import Testing

@testable import EvidenceSources

struct PodTargetTests {
  private static func targets(_ cluster: OptionalCluster) throws -> PodTargets {
    try PodTargets(
      in: cluster.snapshot, roles: [.ciliumAgent, .calicoNode, .kubeProxy, .coreDNS])
  }

  @Test func aRunningAgentIsFoundByItsContainer() throws {
    var cluster = OptionalCluster(nodes: ["a"])
    cluster.pod(
      "anetd-x7", on: "a", container: "cilium-agent", address: "10.0.0.7",
      ports: [("prometheus", 9962)], arguments: ["cilium-agent", "--mode=x", "--mode=y"])
    let pod = try #require(try Self.targets(cluster).pods(.ciliumAgent).first)
    #expect(pod.namespace == "kube-system" && pod.name == "anetd-x7" && pod.node == "a")
    #expect(pod.address == "10.0.0.7" && pod.ports == ["prometheus": 9962])
    #expect(pod.argument("mode") == "y" && pod.argument("mod") == nil)
  }

  /// A Pod that could be somebody else's, or does not answer for its node, is none.
  @Test(arguments: [
    "phase", "deleted", "unscheduled", "no address", "own network", "owner", "namespace", "name",
  ])
  func othersAreNot(_ what: String) throws {
    var cluster = OptionalCluster(nodes: ["a"])
    cluster.pod(
      what == "name" ? "--context=x" : "cilium-1", on: "a", container: "cilium-agent",
      in: what == "namespace" ? "shop" : "kube-system",
      owner: what == "owner" ? "Job" : "DaemonSet", isInHostNetwork: what != "own network"
    ) { pod in
      switch what {
      case "phase": pod = Self.setting("status", "phase", of: pod, to: "Pending")
      case "deleted":
        pod = Self.setting("metadata", "deletionTimestamp", of: pod, to: "2026-11-23T00:00:00Z")
      case "unscheduled": pod = Self.setting("spec", "nodeName", of: pod, to: nil)
      case "no address": pod = Self.setting("status", "podIP", of: pod, to: nil)
      default: break
      }
    }
    #expect(try Self.targets(cluster).pods(.ciliumAgent).isEmpty)
  }

  @Test func oneANodeInOrder() throws {
    var cluster = OptionalCluster(nodes: ["b", "a"])
    cluster.pod("cilium-2", on: "a", container: "cilium-agent")
    cluster.pod("cilium-1", on: "a", container: "cilium-agent")
    cluster.pod("cilium-0", on: "b", container: "cilium-agent")
    let targets = try Self.targets(cluster)
    #expect(targets.nodes == ["a", "b"])
    #expect(
      targets.podByNode(.ciliumAgent).mapValues(\.name) == ["a": "cilium-1", "b": "cilium-0"])
  }

  /// Without a list of nodes only those that Pods name are known, and that is said.
  @Test func nodesThatWereNotSeen() throws {
    var cluster = OptionalCluster(nodes: [], seen: ["pods"])
    cluster.pod("calico-node-1", on: "c", container: "calico-node")
    let targets = try Self.targets(cluster)
    #expect(targets.nodes == ["c"] && !targets.knowsAllNodes && targets.knowsAllPods)
  }

  @Test(arguments: [
    ("cilium-x7k2p", true), ("a.b-c.d", true), ("", false), ("-n", false), ("a b", false),
    ("a/b", false), ("a;b", false), ("A", false), ("a..b", false), ("a-", false), ("é", false),
    ("$(x)", false), (String(repeating: "a", count: 254), false),
  ])
  func namesOfPods(_ name: String, _ isName: Bool) {
    #expect(KubernetesNames.isSubdomain(name) == isName)
  }

  @Test(arguments: [
    ("10.0.0.1", true), ("192.168.1.5", true), ("fd00::5", true), ("2001:db8::1", true),
    ("::ffff:10.0.0.1", true), ("127.0.0.1", false), ("0.0.0.0", false),
    ("169.254.169.254", false), ("224.0.0.1", false), ("255.255.255.255", false), ("::1", false),
    ("::", false), ("fe80::1", false), ("ff02::1", false), ("::ffff:127.0.0.1", false),
    ("::ffff:169.254.169.254", false), ("example.com", false), ("10.0.0.1:80", false), ("", false),
    ("10.0.0.1/x", false), ("fe80::1%eth0", false),
  ])
  func addressesThatMayBeAsked(_ address: String, _ mayBe: Bool) {
    #expect(PodAddress.mayBeAsked(address) == mayBe)
  }

  private static func setting(
    _ part: String, _ member: String, of pod: JSONValue, to value: JSONValue?
  ) -> JSONValue {
    var pod = pod
    var inner = pod[part]
    inner?[member] = value
    pod[part] = inner
    return pod
  }
}
