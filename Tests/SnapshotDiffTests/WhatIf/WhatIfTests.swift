import ClusterObjects
import SnapshotDiff
import TestSupport
import Testing

/// What manifests would change.
struct WhatIfTests {
  private static func proxy(_ mode: String, metadata: String = "") throws -> TestObject {
    try TestObject(
      "configmaps", "kube-proxy", in: "kube-system",
      """
      {"apiVersion":"v1","kind":"ConfigMap",
       "metadata":{"name":"kube-proxy","namespace":"kube-system"\(metadata)},
       "data":{"config.conf":"mode: \(mode)\\n","kubeconfig.conf":{"netlapse/withheld":true}}}
      """)
  }

  private static let live =
    #","labels":{"app":"kube-proxy"},"uid":"u-7","# + #""creationTimestamp":"2026-01-01T00:00:00Z""#

  private static func liveService() throws -> TestObject {
    try TestObject(
      "services", "web", in: "shop",
      """
      {"apiVersion":"v1","kind":"Service",
       "metadata":{"name":"web","namespace":"shop","uid":"u-1","labels":{"app":"web"}},
       "spec":{"type":"LoadBalancer","clusterIP":"10.96.0.7","clusterIPs":["10.96.0.7"],
         "externalTrafficPolicy":"Cluster","internalTrafficPolicy":"Cluster",
         "ports":[{"name":"http","nodePort":30080,"port":80,"protocol":"TCP","targetPort":8080}],
         "selector":{"app":"web"},"sessionAffinity":"None"},
       "status":{"loadBalancer":{"ingress":[{"ip":"203.0.113.7"}]}}}
      """)
  }

  private static func serviceManifest(_ policy: String, more: String = "") throws -> TestObject {
    try TestObject(
      "services", "web", in: "shop",
      """
      {"apiVersion":"v1","kind":"Service",
       "metadata":{"name":"web","creationTimestamp":null,"annotations":{},"labels":{"app":"web"}},
       "spec":{"type":"LoadBalancer","externalTrafficPolicy":"\(policy)",\(more)
         "ports":[{"name":"http","port":80,"targetPort":8080}],"selector":{"app":"web"}},
       "status":{"loadBalancer":{}}}
      """)
  }

  @Test func anEditOfKubeProxysModeIsOneField() throws {
    let overlay = try Overlay(
      [Self.proxy("nftables")], over: [Self.proxy("iptables", metadata: Self.live)])
    #expect(
      overlay.lines == [
        "modified configmaps kube-system/kube-proxy",
        #"/data/config.conf: "mode: iptables\n" -> "mode: nftables\n""#,
      ])
    #expect(overlay.effects == ["changed configmaps kube-system/kube-proxy"])
    #expect(overlay.report.incomparable.isEmpty)
    #expect(overlay.whatIf.assumptions.contains { $0.contains("withholds") })
  }

  @Test func anEditOfAServicesPolicyIsOneField() throws {
    let edited = try Overlay([Self.serviceManifest("Local")], over: [Self.liveService()])
    #expect(
      edited.lines == [
        "modified services shop/web", #"/spec/externalTrafficPolicy: "Cluster" -> "Local""#,
      ])
    let same = try Overlay(
      [Self.serviceManifest("Cluster", more: #""clusterIP":"","publishNotReadyAddresses":false,"#)],
      over: [Self.liveService()])
    #expect(same.lines == [])
    #expect(same.effects == ["same services shop/web"])
    #expect(!same.whatIf.assumptions.contains { $0.contains("withholds") })
  }

  @Test func nothingIsChangedByNothing() throws {
    let overlay = try Overlay([], over: [Self.liveService()])
    #expect(overlay.lines == [])
    #expect(overlay.whatIf.objects == [])
    #expect(overlay.whatIf.incomparable == [])
    #expect(overlay.report.incomparable.isEmpty)
  }

  @Test func anObjectThatIsKnownToBeAbsentIsAdded() throws {
    let new = try TestObject(
      "services", "api", in: "shop",
      """
      {"kind":"Service","metadata":{"name":"api","uid":"x","labels":{},"annotations":{"a":null}},
       "spec":{"ports":[{"port":80}],"clusterIP":"","type":null},"status":{"a":1}}
      """)
    let overlay = try Overlay([new], over: [Self.liveService()])
    #expect(overlay.lines == ["added services shop/api"])
    #expect(overlay.effects == ["created services shop/api"])
    #expect(overlay.whatIf.assumptions.contains { $0.contains("would be created") })
    #expect(
      try overlay.content(of: new.key)?.compactText
        == #"{"kind":"Service","metadata":{"annotations":{},"name":"api","namespace":"shop"},"#
        + #""spec":{"ports":[{"port":80}]}}"#)
    #expect(overlay.candidate.objectCount == 2)
  }

  @Test func whatWasNotServedWouldBeAdded() throws {
    let history = TestHistory()
    let name: ResourceName = "gateways.gateway.networking.k8s.io"
    history.record([], coverage: Coverage([Scope(name): CoverageEntry(.notServed)]))
    let gateway = TestObject(name, "g", in: "x", value: .object(["spec": .object([:])]))
    let overlay = try Overlay([gateway], over: history)
    #expect(overlay.lines == ["added \(name) x/g"])
    #expect(overlay.report.incomparable.isEmpty)
  }

  @Test func whatWasNotSeenIsNeitherAddedNorTheSame() throws {
    let history = TestHistory()
    history.record(
      [],
      coverage: Coverage([
        Scope("services"): CoverageEntry(.forbidden, note: "no"),
        Scope("nodes"): CoverageEntry(.complete),
      ]))
    let ingress = TestObject("ingresses.networking.k8s.io", "i", in: "shop", value: .object([:]))
    let overlay = try Overlay(
      [.service("a"), .service("b"), ingress], over: history)
    #expect(overlay.lines == [])
    #expect(overlay.whatIf.objects.allSatisfy { $0.effect == .unknown })
    let ours = overlay.whatIf.incomparable
    #expect(
      ours.map(\.resource) == ["ingresses.networking.k8s.io", "services"])
    #expect(ours.map(\.names) == [["shop/i"], ["shop/a", "shop/b"]])
    #expect(ours.map(\.outcome) == [.notCollected, .forbidden])
    #expect(ours.map(\.detail) == [nil, "no"])
    #expect(ours.allSatisfy { $0.side == .from })
    let engines = overlay.report.incomparable
    #expect(engines.contains { $0.resource == "services" && $0.side == .from })
    #expect(
      engines.contains {
        $0.resource == "ingresses.networking.k8s.io" && $0.side == .from && $0.names == ["shop/i"]
      })
  }

  @Test func oneNamespaceThatWasSeenIsToldAndTheOthersAreNot() throws {
    let history = TestHistory()
    history.record(
      [.service("a")],
      coverage: Coverage([Scope("services", namespace: "shop"): CoverageEntry(.complete)]))
    let overlay = try Overlay(
      [.service("a", port: 81), .service("new"), .service("b", in: "other")], over: history)
    #expect(
      overlay.lines == [
        "modified services shop/a", "/spec/port: 80 -> 81", "added services shop/new",
      ])
    #expect(
      overlay.effects == [
        "unknown services other/b", "changed services shop/a", "created services shop/new",
      ])
    #expect(overlay.whatIf.incomparable.map(\.names) == [["other/b"]])
    #expect(overlay.report.incomparable.map(\.names) == [["other/b"]])
    #expect(overlay.report.incomparable.map(\.side) == [.from])
  }

  @Test func aPartialListTellsOfWhatItShows() throws {
    let history = TestHistory()
    history.record(
      [.service("a")], coverage: Coverage([Scope("services"): CoverageEntry(.partial)]))
    let overlay = try Overlay([.service("a", port: 81), .service("b")], over: history)
    #expect(overlay.lines == ["modified services shop/a", "/spec/port: 80 -> 81"])
    #expect(overlay.effects == ["changed services shop/a", "unknown services shop/b"])
    #expect(overlay.whatIf.incomparable.map(\.names) == [["shop/b"]])
    #expect(overlay.whatIf.incomparable.map(\.outcome) == [.partial])
  }

  @Test func carriedResourcesAreOverlaidToo() throws {
    let history = TestHistory()
    history.record([.service("a"), .service("b")], at: 0)
    history.record([], at: 60, coverage: Coverage(complete: ["nodes"]))
    let overlay = try Overlay([.service("a", port: 81)], over: history)
    #expect(overlay.from.carried.map(\.resource) == ["services"])
    #expect(overlay.lines == ["modified services shop/a", "/spec/port: 80 -> 81"])
    #expect(overlay.report.incomparable.isEmpty)
    let candidate = overlay.whatIf.candidateMoment
    #expect(candidate.carried.isEmpty)
    #expect(candidate.resources == overlay.from.resources)
    #expect(candidate.snapshot(for: "services")?.id == WhatIf.snapshotID)
    #expect(
      try overlay.whatIf.history.state(of: "services", at: candidate.snapshot).objects.count == 2)
  }

  @Test func anEarlierMomentIsOverlaidAsItWas() throws {
    let history = TestHistory()
    for (at, port) in [(0.0, 80), (60, 90), (120, 100)] {
      history.record([.service("a", port: port)], at: at)
    }
    let overlay = try Overlay([.service("a", port: 100)], over: history, at: "id:2")
    #expect(overlay.lines == ["modified services shop/a", "/spec/port: 90 -> 100"])
    let later = try history.moment("latest")
    let report = try DiffEngine(history: overlay.whatIf.history)
      .compare(overlay.whatIf.candidateMoment, later)
    #expect(report.objects.isEmpty)
  }

  @Test func whatAnotherEditionRecordedIsNotCompared() throws {
    let history = TestHistory()
    history.record(
      [try Self.proxy("iptables")],
      coverage: Coverage([Scope("configmaps"): CoverageEntry(.complete, recipe: 1)]))
    let overlay = try Overlay([Self.proxy("nftables")], over: history)
    #expect(overlay.lines == [])
    #expect(overlay.effects == ["unknown configmaps kube-system/kube-proxy"])
    #expect(overlay.whatIf.incomparable.first?.detail?.contains("another edition") == true)
    #expect(overlay.report.incomparable.first?.detail?.contains("another edition") == true)
  }

  @Test func manifestsOfAnotherClusterAreRefused() throws {
    let history = TestHistory()
    history.record([.service("a")])
    let other = ClusterKey.uid("u-2")
    #expect(throws: WhatIfRefusal.otherCluster(other, moment: TestHistory.cluster)) {
      try Overlay([.service("a")], over: history, of: other)
    }
    #expect(try Overlay([.service("a")], over: history, of: .name("any")).lines == [])
  }

  @Test func whatTheCatalogueDoesNotRecordIsRefused() throws {
    let widget = TestObject("widgets.example.com", "w", in: "x", value: .object([:]))
    #expect(throws: WhatIfRefusal.notRecorded(widget.key)) {
      try Overlay([widget], over: [.service("a")])
    }
  }
}
