import ClusterObjects
import TestAPIServer
import Testing

/// The lists of the test server, which pages are read from while the cluster changes.
struct ServerListTests {
  @Test func aTypedListLeavesOutWhatItsItemsAre() async throws {
    try await TestAPIServer.serving(.small()) { server in
      let answer = try await ServerProbe().send(server.url + "/api/v1/services")
      let begin = "{\"kind\":\"ServiceList\",\"apiVersion\":\"v1\",\"metadata\":{"
      #expect(answer.text.hasPrefix(begin))
      let list = try answer.json()
      #expect(list.itemNames == ["kubernetes", "kube-dns", "web"])
      #expect(list["items"]?.elements?.allSatisfy { $0["kind"] == nil } == true)
      let version = server.cluster.resourceVersion
      #expect(list["metadata"]?["resourceVersion"] == .string(String(version)))
    }
  }

  @Test func aListOfCustomResourcesNamesThem() async throws {
    try await TestAPIServer.serving(.small()) { server in
      for version in ["v1", "v1beta1"] {
        let path = "/apis/gateway.networking.k8s.io/\(version)/namespaces/shop/gateways"
        let answer = try await ServerProbe().send(server.url + path)
        #expect(answer.text.hasPrefix("{\"apiVersion\":\"gateway.networking.k8s.io/\(version)\""))
        let list = try answer.json()
        #expect(list["kind"] == "GatewayList")
        #expect(list["items"]?.elements?.map { $0["kind"]?.text } == ["Gateway"])
        #expect(
          list["items"]?.elements?.first?["apiVersion"]
            == .string("gateway.networking.k8s.io/" + version))
      }
    }
  }

  @Test func aNamespaceAndANameChoose() async throws {
    try await TestAPIServer.serving(.small()) { server in
      let probe = ServerProbe()
      let system = try await probe.json(server.url + "/api/v1/namespaces/kube-system/services")
      #expect(system.itemNames == ["kube-dns"])
      let none = try await probe.json(server.url + "/api/v1/namespaces/missing/services")
      #expect(none["items"] == [])
      let selector = "?fieldSelector=metadata.name%3Dcoredns"
      let chosen = try await probe.json(server.url + "/api/v1/configmaps" + selector)
      #expect(chosen.itemNames == ["coredns"])
      let unknown = try await probe.send(server.url + "/api/v1/services?labelSelector=a%3Db")
      #expect(unknown.status == 400)
    }
  }

  @Test func oneObjectNamesItself() async throws {
    try await TestAPIServer.serving(.small(uid: "u-1")) { server in
      let probe = ServerProbe()
      let system = try await probe.json(server.url + "/api/v1/namespaces/kube-system")
      #expect(system["kind"] == "Namespace")
      #expect(system["metadata"]?["uid"] == "u-1")
      let missing = try await probe.send(server.url + "/api/v1/namespaces/shop/pods/none")
      #expect(missing.status == 404)
      let failure = try missing.json()
      #expect(failure["message"] == "pods \"none\" not found")
      #expect(failure["details"]?["kind"] == "pods")
    }
  }

  @Test(arguments: ["/api/v1/pods", "/apis/discovery.k8s.io/v1/endpointslices"])
  func pagesAreOfOneMoment(_ path: String) async throws {
    let cluster = TestCluster.small()
    cluster.addPods(count: 7)
    try await TestAPIServer.serving(cluster) { server in
      let probe = ServerProbe()
      let whole = try await probe.json(server.url + path)
      var change = 0
      let pages = try await probe.pages(server.url + path, limit: 2) {
        change += 1
        cluster.addPods(count: 1, namespaces: ["late-\(change)"])
        cluster.remove(group: "", plural: "pods", namespace: "shop", name: "web-6f7c9d8b5-x2")
        cluster.remove(
          group: "discovery.k8s.io", plural: "endpointslices", namespace: "shop",
          name: "web-abcde")
      }
      #expect(pages.count == (whole.itemNames.count + 1) / 2)
      #expect(pages.flatMap(\.itemNames) == whole.itemNames)
      let versions = Set(pages.map { $0["metadata"]?["resourceVersion"]?.text })
      #expect(versions == [whole["metadata"]?["resourceVersion"]?.text])
      let rest = pages.map { $0["metadata"]?["remainingItemCount"]?.int ?? 0 }
      let count = whole.itemNames.count
      #expect(rest == (1...pages.count).map { max(0, count - 2 * $0) })
    }
  }

  @Test func afterCompactionATokenIsExpired() async throws {
    let cluster = TestCluster.small()
    try await TestAPIServer.serving(cluster) { server in
      let probe = ServerProbe()
      let path = server.url + "/api/v1/services?limit=1"
      let first = try await probe.json(path)
      let token = first["metadata"]?["continue"]?.text ?? ""
      cluster.compact()
      let refused = try await probe.send(path + "&continue=" + token)
      #expect(refused.status == 410)
      let failure = try refused.json()
      #expect(failure["reason"] == "Expired")
      let other = failure["metadata"]?["continue"]?.text ?? ""
      let second = try await probe.json(path + "&continue=" + other)
      #expect(second.itemNames == ["kube-dns"])
      #expect(try await probe.send(path + "&continue=nonsense").status == 400)
    }
  }

  @Test func theLimitMayBeIgnored() async throws {
    var options = TestServerOptions()
    options.honoursLimit = false
    try await TestAPIServer.serving(.small(), options) { server in
      let list = try await ServerProbe().json(server.url + "/api/v1/services?limit=1")
      #expect(list.itemNames.count == 3)
      #expect(list["metadata"]?["continue"] == nil)
    }
  }

  @Test func putChangesTheVersionOnlyWithTheObject() {
    let cluster = TestCluster.small()
    let version = cluster.resourceVersion
    let edit: (String) -> Void = { text in
      cluster.edit(group: "", plural: "configmaps", namespace: "kube-system", name: "coredns") {
        $0["data"]?["Corefile"] = .string(text)
      }
    }
    let read = {
      cluster.object(group: "", plural: "configmaps", namespace: "kube-system", name: "coredns")
    }
    let before = read()
    edit("one")
    #expect(cluster.resourceVersion == version + 1)
    edit("one")
    #expect(cluster.resourceVersion == version + 1)
    #expect(read()?["data"]?["Corefile"] == "one")
    #expect(read()?["metadata"]?["uid"] == before?["metadata"]?["uid"])
    #expect(read()?["metadata"]?["resourceVersion"] == .string(String(version + 1)))
  }

  @Test(arguments: [nil, 500])
  func manyPodsCome(_ limit: Int?) async throws {
    let cluster = TestCluster.small()
    cluster.addPods(count: 2000, namespaces: ["a", "b", "c"])
    try await TestAPIServer.serving(cluster) { server in
      let path = server.url + "/api/v1/pods"
      let pages =
        if let limit {
          try await ServerProbe().pages(path, limit: limit)
        } else {
          [try await ServerProbe().json(path)]
        }
      let pods = pages.flatMap { $0["items"]?.elements ?? [] }
      #expect(pods.count == 2002)
      #expect(Set(pods.map { $0["metadata"]?["uid"]?.text }).count == 2002)
      let bytes = pods.map(\.compactText.utf8.count).reduce(0, +) / pods.count
      #expect((3000...4500).contains(bytes))
    }
  }
}
