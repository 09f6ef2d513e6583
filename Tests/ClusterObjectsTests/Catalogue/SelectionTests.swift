import ClusterObjects
import Testing

/// Which objects are recorded, and which scopes a list of them covers.
struct SelectionTests {
  @Test func everything() {
    #expect(Selection.all.selects(namespace: "shop", name: "web"))
    #expect(Selection.all.scopes(of: "services", inNamespace: nil) == [Scope("services")])
    #expect(
      Selection.all.scopes(of: "services", inNamespace: "shop")
        == [Scope("services", namespace: "shop")])
  }

  @Test func theNetworkSystem() {
    let selection = Selection.networkSystem
    #expect(selection.selects(namespace: "kube-system", name: "x"))
    #expect(selection.selects(namespace: "istio-system", name: "x"))
    #expect(!selection.selects(namespace: "shop", name: "x"))
    #expect(!selection.selects(namespace: "", name: "x"))
    #expect(!selection.selects(namespace: "kube-system2", name: "x"))
    let all = selection.scopes(of: "daemonsets.apps", inNamespace: nil)
    #expect(
      all == NetworkSystem.namespaces.map { Scope("daemonsets.apps", namespace: $0) })
    #expect(
      selection.scopes(of: "daemonsets.apps", inNamespace: "cilium")
        == [Scope("daemonsets.apps", namespace: "cilium")])
    // A list of a namespace of which nothing is recorded covers nothing.
    #expect(selection.scopes(of: "daemonsets.apps", inNamespace: "shop") == [])
  }

  @Test func namedObjects() {
    let selection = Selection.named([("a", "x"), ("b", "x"), ("a", "y")])
    #expect(selection.selects(namespace: "a", name: "x"))
    #expect(!selection.selects(namespace: "b", name: "y"))
    #expect(
      selection.scopes(of: "configmaps", inNamespace: nil) == [
        Scope("configmaps", namespace: "a", name: "x"),
        Scope("configmaps", namespace: "b", name: "x"),
        Scope("configmaps", namespace: "a", name: "y"),
      ])
    #expect(
      selection.scopes(of: "configmaps", inNamespace: "a") == [
        Scope("configmaps", namespace: "a", name: "x"),
        Scope("configmaps", namespace: "a", name: "y"),
      ])
    #expect(selection.scopes(of: "configmaps", inNamespace: "c") == [])
  }

  /// What lives in no namespace is covered whole, whatever namespace was asked for.
  @Test func clusterScopedResources() throws {
    let nodes = try #require(ResourceCatalogue.current["nodes"])
    #expect(nodes.scopes(inNamespace: "shop") == [Scope("nodes")])
    #expect(nodes.scopes(inNamespace: nil) == [Scope("nodes")])
    let services = try #require(ResourceCatalogue.current["services"])
    #expect(services.scopes(inNamespace: "shop") == [Scope("services", namespace: "shop")])
  }

  @Test func theNamespacesAreInOrderAndUnique() {
    let namespaces = NetworkSystem.namespaces
    #expect(namespaces == Set(namespaces).sorted { $0.precedesBytewise($1) })
    #expect(namespaces.allSatisfy { NetworkSystem.contains(namespace: $0) })
    #expect(!NetworkSystem.contains(namespace: ""))
  }
}
