import ClusterObjects
import EvidenceSources
import Testing

/// How far lists reach, judged over the whole input or stated.
struct NamespaceScopeTests {
  private static let ingresses: ResourceName = "ingresses.networking.k8s.io"

  private static func services(_ namespaces: String...) -> String {
    EvidenceText.list(namespaces.map { EvidenceText.service("web", in: $0) })
  }

  private static func ingresses(_ namespace: String) -> String {
    EvidenceText.list([EvidenceText.ingress("web", in: namespace)])
  }

  @Test func oneListThatSpansNamespacesMakesAllClusterWide() throws {
    let evidence = try EvidenceFolder.read([
      "s.json": Self.services("a", "b"), "i.json": Self.ingresses("a"),
    ])
    #expect(evidence.coverageLines == ["\(Self.ingresses): complete", "services: complete"])
    #expect(evidence.hints("cluster-wide", "s.json spans several namespaces"))
  }

  @Test func oneNamespaceEverywhereCoversThatOne() throws {
    let evidence = try EvidenceFolder.read([
      "s.json": Self.services("a"), "i.json": Self.ingresses("a"),
    ])
    #expect(
      evidence.coverageLines == ["\(Self.ingresses) in a: complete", "services in a: complete"])
    #expect(evidence.hints("those of namespace a"))
  }

  @Test func listsOfOneNamespaceEachCoverTheirOwnOnly() throws {
    let evidence = try EvidenceFolder.read([
      "s.json": Self.services("a"), "i.json": Self.ingresses("b"),
    ])
    #expect(
      evidence.coverageLines == ["\(Self.ingresses) in b: complete", "services in a: complete"])
  }

  @Test func aResourceListedOnceANamespaceIsNotClusterWide() throws {
    let evidence = try EvidenceFolder.read([
      "a.json": Self.services("a"), "b.json": Self.services("b"),
    ])
    #expect(evidence.coverageLines == ["services in a: complete", "services in b: complete"])
  }

  @Test func allNamespacesCanBeStated() throws {
    let evidence = try EvidenceFolder.read(["s.json": Self.services("a")]) {
      $0.namespaceScope = .allNamespaces
    }
    #expect(evidence.coverageLines == ["services: complete"])
    #expect(evidence.hints("cluster-wide, as stated"))
  }

  @Test func oneNamespaceCanBeStated() throws {
    let evidence = try EvidenceFolder.read(["s.json": Self.services("a")]) {
      $0.namespaceScope = .namespace("a")
    }
    #expect(evidence.coverageLines == ["services in a: complete"])
  }

  @Test func aStatedNamespaceThatIsContradictedIsRefused() throws {
    let error = try EvidenceFolder.refusal(["s.json": Self.services("a", "b")]) {
      $0.namespaceScope = .namespace("a")
    }
    #expect(error?.category == .malformed)
    #expect(error?.path == "s.json")
    #expect(error?.message == "it lists services of namespace b, not only of a")
  }

  @Test func clusterScopedResourcesAreUnaffected() throws {
    let nodes = EvidenceText.list([EvidenceText.object("Node", "n")])
    for scope in [NamespaceScope.judged, .allNamespaces, .namespace("a")] {
      let evidence = try EvidenceFolder.read(["n.json": nodes, "s.json": Self.services("a")]) {
        $0.namespaceScope = scope
      }
      #expect(evidence.outcome("nodes") == .complete)
    }
    let alone = try EvidenceFolder.read(["n.json": nodes])
    #expect(alone.coverageLines == ["nodes: complete"])
  }

  @Test func configMapsAreCoveredByName() throws {
    let maps = [
      EvidenceText.configMap("coredns", in: "kube-system"), EvidenceText.configMap("x", in: "shop"),
    ]
    let everywhere = try EvidenceFolder.read(["c.json": EvidenceText.list(maps)])
    #expect(everywhere.names == ["configmaps kube-system/coredns"])
    #expect(everywhere.outcome("configmaps", "kube-system", "coredns") == .complete)
    #expect(everywhere.outcome("configmaps", "kube-system", "kube-proxy") == .complete)
    #expect(everywhere.outcome("configmaps", "cilium", "cilium-config") == .complete)
    #expect(everywhere.snapshot.coverage.entries.keys.allSatisfy { !$0.name.isEmpty })
    let one = try EvidenceFolder.read(["c.json": EvidenceText.list([maps[0]])])
    #expect(one.outcome("configmaps", "kube-system", "kube-proxy") == .complete)
    #expect(one.outcome("configmaps", "cilium", "cilium-config") == nil)
  }

  @Test func workloadsAreCoveredInTheNamespacesOfTheNetworkSystem() throws {
    let sets = ["kube-system", "shop"].map {
      EvidenceText.object("DaemonSet", "proxy", in: $0, apiVersion: "apps/v1")
    }
    let evidence = try EvidenceFolder.read(["d.json": EvidenceText.list(sets)])
    #expect(evidence.names == ["daemonsets.apps kube-system/proxy"])
    #expect(evidence.outcome("daemonsets.apps", "kube-system") == .complete)
    #expect(evidence.outcome("daemonsets.apps", "kube-flannel") == .complete)
    #expect(evidence.outcome("daemonsets.apps", "shop") == nil)
    #expect(evidence.outcome("daemonsets.apps") == nil)
    #expect(evidence.refused.notSelected == ["daemonsets.apps": 1])
  }

  @Test func anObjectWithoutANamespaceIsTakenAsKubectlWould() throws {
    let text = EvidenceText.list([EvidenceText.service("web")])
    let judged = try EvidenceFolder.read(["s.json": text])
    #expect(judged.names == ["services default/web"])
    #expect(judged.coverageLines == ["services in default: complete"])
    #expect(judged.hints("1 objects name no namespace"))
    let stated = try EvidenceFolder.read(["s.json": text]) { $0.namespaceScope = .namespace("a") }
    #expect(stated.names == ["services a/web"])
  }
}
