import ClusterObjects
import NetworkModel
import RequestRouting
import TestSupport
import Testing

@testable import GatewayMigration

/// The states of one cell over time.
@Suite struct MigrationTimelineTests {
  private func timeline(
    _ steps: [MovingShop.Step], _ options: MigrationOptions = MigrationOptions()
  ) throws -> MigrationTimeline {
    let history = try MovingShop.history(steps)
    return try MigrationTimeline(history, upTo: try history.moment("latest"), options)
  }

  private func state(_ steps: [MovingShop.Step]) throws -> CellState? {
    try timeline(steps).cells.first?.state
  }

  @Test func aMoveGoesFromNotStartedToCutOver() throws {
    let steps = [
      MovingShop.Step(), MovingShop.Step(route: true, accepted: nil), MovingShop.Step(route: true),
      MovingShop.Step(ingress: false, route: true),
    ]
    let timeline = try timeline(steps)
    #expect(timeline.events.map(\.to) == [.routeDefined, .overlap, .cutOver])
    #expect(timeline.events.allSatisfy { !$0.isRegression })
    #expect(timeline.burndown.map(\.cutOver) == [0, 0, 0, 1])
    // An hour is less than a day.
    #expect(timeline.cells.first?.isDone == false)
  }

  @Test func aCellIsDoneAfterTheHoursThatAreAskedFor() throws {
    let steps = [
      MovingShop.Step(), MovingShop.Step(ingress: false, route: true),
      MovingShop.Step(ingress: false, route: true), MovingShop.Step(ingress: false, route: true),
    ]
    var options = MigrationOptions()
    options.doneAfterHours = 2
    #expect(try timeline(steps, options).cells.first?.isDone == true)
    options.doneAfterHours = 3
    #expect(try timeline(steps, options).cells.first?.isDone == false)
  }

  @Test func whatProtectsACellBlocksDoneUntilItIsWaived() throws {
    let name = "nginx.ingress.kubernetes.io/whitelist-source-range"
    let first = MovingShop.Step(annotations: "\"\(name)\":\"10.0.0.0/8\"")
    let after = MovingShop.Step(ingress: false, route: true)
    var options = MigrationOptions()
    options.doneAfterHours = 1
    let open = try timeline([first, after, after], options).cells.first
    #expect(open?.state == .cutOver && open?.isDone == false)
    #expect(open?.flags.contains(.policyGap) == true)
    options.waivedAnnotations = [name]
    #expect(try timeline([first, after, after], options).cells.first?.isDone == true)
  }

  @Test func withoutAWordOfTheControllerARouteIsNotInForce() throws {
    let silent = MovingShop.Step(route: true, accepted: nil)
    #expect(try state([silent]) == .routeDefined)
    #expect(try state([MovingShop.Step(route: true, accepted: "False")]) == .routeDefined)
    var options = MigrationOptions()
    options.assumesReady = true
    #expect(try timeline([silent], options).cells.first?.state == .overlap)
    let refused = MovingShop.Step(route: true, accepted: "False")
    #expect(try timeline([refused], options).cells.first?.state == .routeDefined)
  }

  /// What is written for a cell counts as written, whoever takes it.
  @Test func aRouteThatNoGatewayTakesIsDefined() throws {
    let missing = MovingShop.Step(route: true, parent: "nowhere")
    let cell = try timeline([missing]).cells.first
    #expect(cell?.state == .routeDefined)
    #expect(cell?.reasons.map(\.code) == ["NO_PARENT"])
    #expect(cell?.routes.routes == ["HTTPRoute shop/web"] && cell?.routes.gateway == nil)
    let secured = MovingShop.Step(route: true, ingressSecret: "tls", parent: "nowhere")
    #expect(try timeline([secured]).cells.first?.flags == [])
    #expect(try state([secured]) == .routeDefined)
    let section = MovingShop.Step(route: true, section: "absent")
    #expect(try timeline([section]).cells.first?.reasons.map(\.code) == ["NO_PARENT"])
    let part = MovingShop.Step(route: true, parent: "nowhere", routePath: "/part")
    #expect(try state([part]) == .partial)
    let gone = MovingShop.Step(ingress: false, route: true, parent: "nowhere")
    #expect(try state([MovingShop.Step(), gone]) == .cutOverAtRisk)
    // The Gateway may be there: nothing is known of it.
    let unseen = MovingShop.Step(
      route: true, unseen: ["gateways.gateway.networking.k8s.io"], parent: "nowhere")
    #expect(try state([unseen]) == .unknown)
  }

  @Test func anIngressThatGoesTooEarlyIsAtRiskOrphanedOrRetired() throws {
    let start = MovingShop.Step()
    #expect(
      try state([start, MovingShop.Step(ingress: false, route: true, accepted: "False")])
        == .cutOverAtRisk)
    #expect(try state([start, MovingShop.Step(ingress: false)]) == .orphaned)
    #expect(try state([start, MovingShop.Step(ingress: false, service: false)]) == .retired)
  }

  @Test func anotherPathOfTheHostTakesItsPlace() throws {
    let timeline = try timeline([MovingShop.Step(), MovingShop.Step(path: "/new")])
    let states = Dictionary(uniqueKeysWithValues: timeline.cells.map { ($0.key.path, $0.state) })
    #expect(states == ["/": .superseded, "/new": .notStarted])
  }

  @Test func whatWasNotSeenIsUnknownNeverGone() throws {
    let unseenIngresses = MovingShop.Step(unseen: ["ingresses.networking.k8s.io"])
    #expect(try state([MovingShop.Step(), unseenIngresses]) == .unknown)
    let cause = try timeline([MovingShop.Step(), unseenIngresses]).events.last?.cause
    #expect(cause?.contains("gone") == false, "\(cause ?? "")")
    let unseenRoutes = MovingShop.Step(
      ingress: false, unseen: ["httproutes.gateway.networking.k8s.io"])
    #expect(try state([MovingShop.Step(), unseenRoutes]) == .unknown)
    let unseenServices = MovingShop.Step(ingress: false, unseen: ["services"])
    #expect(try state([MovingShop.Step(), unseenServices]) == .unknown)
    let declared = MovingShop.Step(unseen: ["httproutes.gateway.networking.k8s.io"])
    #expect(try state([declared]) == .unknown)
    let blind = MovingShop.Step(route: true, unseen: ["endpointslices.discovery.k8s.io"])
    #expect(try state([blind]) != .unknown)
  }

  @Test func otherKindsOfRoutesMayHoldWhatIsPassedThroughOrGRPC() throws {
    let grpc = #""nginx.ingress.kubernetes.io/backend-protocol":"GRPC""#
    let passed = #""nginx.ingress.kubernetes.io/ssl-passthrough":"true""#
    let (grpcRoutes, tlsRoutes): (ResourceName, ResourceName) = (
      "grpcroutes.gateway.networking.k8s.io", "tlsroutes.gateway.networking.k8s.io"
    )
    for (annotations, unseen) in [(grpc, grpcRoutes), (passed, tlsRoutes)] {
      #expect(
        try state([MovingShop.Step(unseen: [unseen], annotations: annotations)]) == .unknown)
      #expect(try state([MovingShop.Step(annotations: annotations)]) == .notStarted)
    }
    #expect(try state([MovingShop.Step(unseen: [tlsRoutes], annotations: grpc)]) == .notStarted)
    #expect(try state([MovingShop.Step(unseen: [grpcRoutes, tlsRoutes])]) == .notStarted)
  }

  @Test func aGatewayAtTheSameAddressIsTold() throws {
    let cell = try timeline([MovingShop.Step(route: true, hasNeighbour: true)]).cells.first
    #expect(cell?.state == .overlap)
    #expect(
      cell?.reasons == [
        CellReason("SHARED_ADDRESS", "Gateway infra/neighbour is at the same address 192.0.2.2")
      ])
    #expect(try timeline([MovingShop.Step(route: true)]).cells.first?.reasons == [])
    func flags(_ path: String) throws -> Set<CellFlag>? {
      let step = MovingShop.Step(route: true, hasNeighbour: true, neighbourPath: path)
      return try timeline([step]).cells.first?.flags
    }
    // Where both serve all of it, it does not matter which one does.
    #expect(try flags("/") == [])
    #expect(try flags("/part") == [.unproven])
  }

  /// A host with TLS needs a listener for HTTPS; in the clear it may be sent there.
  @Test func whatIsSentToHTTPSIsHeldThere() throws {
    let open = #""nginx.ingress.kubernetes.io/ssl-redirect":"false""#
    let step = MovingShop.Step(
      route: true, annotations: open, ingressSecret: "tls", gatewaySecret: "tls",
      section: "https", redirects: true)
    let cell = try timeline([step]).cells.first
    #expect(cell?.state == .overlap)
    #expect(cell?.reasons.map(\.code) == ["SENT_TO_HTTPS"])
    var lost = step
    lost.redirects = false
    #expect(try state([lost]) == .partial)
    // Of a controller whose redirects are not known it is not known to be a loss.
    lost.annotations = ""
    lost.controller = "example.com/proxy"
    let other = try timeline([lost]).cells.first
    #expect(other?.state == .overlap)
    #expect(other?.reasons.map(\.code) == ["NOT_IN_THE_CLEAR"])
    // The redirect alone holds nothing.
    var alone = step
    alone.route = false
    #expect(try state([alone]) == .notStarted)
    // Without TLS there is nothing behind it.
    #expect(try state([MovingShop.Step(redirects: true)]) == .notStarted)
  }

  /// What an Ingress sends on as gRPC is called with POST, and not asked for with GET.
  @Test func callsAreHeldByRoutesForCalls() throws {
    let grpc = #""nginx.ingress.kubernetes.io/backend-protocol":"GRPC""#
    func state(_ path: String, _ call: String, _ annotations: String) throws -> CellState? {
      try self.state([MovingShop.Step(annotations: annotations, path: path, call: call)])
    }
    #expect(try state("/a.B/Call", "a.B/Call", grpc) == .overlap)
    #expect(try state("/a.B", "a.B", grpc) == .overlap)
    #expect(try state("/a.B", "a.B/Call", grpc) == .partial)
    #expect(try state("/a.B/Call", "a.B/Other", grpc) == .notStarted)
    #expect(try state("/a.B/Call", "a.B/Call", "") == .partial)
    let route = MovingShop.Step(route: true, annotations: grpc, path: "/a.B/Call")
    #expect(try self.state([route]) == .overlap)
  }

  @Test func anIngressToNowhereSaysSo() throws {
    let cell = try timeline([MovingShop.Step(service: false)]).cells.first
    #expect(cell?.notes == ["Service shop/web does not exist"])
    #expect(try timeline([MovingShop.Step()]).cells.first?.notes == [])
    let unseen = try timeline([MovingShop.Step(unseen: ["services"])]).cells.first
    #expect(unseen?.notes == [])
  }

  @Test func aRevertIsARegressionAndStaysAFlag() throws {
    let timeline = try timeline([
      MovingShop.Step(), MovingShop.Step(ingress: false, route: true), MovingShop.Step(),
    ])
    let cell = try #require(timeline.cells.first)
    #expect(cell.state == .notStarted)
    #expect(cell.flags.contains(.regressed))
    let event = try #require(timeline.events.last)
    #expect(event.isRegression && event.from == .cutOver)
    #expect(event.cause.contains("declares it again"))
  }

  @Test func aGapBetweenIsNoRegression() throws {
    let gap = MovingShop.Step(
      ingress: false, route: true, unseen: ["httproutes.gateway.networking.k8s.io"])
    let after = MovingShop.Step(ingress: false, route: true)
    let timeline = try timeline([MovingShop.Step(), after, gap, after])
    #expect(timeline.cells.first?.state == .cutOver)
    #expect(timeline.cells.first?.flags.contains(.regressed) == false)
    #expect(timeline.events.allSatisfy { !$0.isRegression })
  }

  @Test func aPortThatTheServiceDoesNotHaveIsNotServed() throws {
    #expect(try state([MovingShop.Step(route: true, port: 82)]) == .notStarted)
    let gone = MovingShop.Step(ingress: false, route: true, port: 82)
    #expect(try state([MovingShop.Step(), gone]) == .orphaned)
  }

  @Test func aRouteForOneHostIsNotAllOfACellForEveryHost() throws {
    for host in ["", "*.test"] {
      let cell = try #require(
        try timeline([MovingShop.Step(route: true, host: host)]).cells.first)
      #expect(cell.state == .partial, "\(host)")
      #expect(cell.routes.witnesses.contains { $0.request.host != "shop.test" })
    }
    #expect(try state([MovingShop.Step(route: true, host: "shop.test")]) == .overlap)
    #expect(try state([MovingShop.Step(route: true, host: "other.test")]) == .notStarted)
  }

  @Test func aHostWithMoreThanIsComparedIsNeverCovered() throws {
    let regex = "\"nginx.ingress.kubernetes.io/use-regex\":\"true\""
    let paths = (0..<500).map { "/p\($0)/(x|y)+/[a-z]+" }
    let step = MovingShop.Step(route: true, annotations: regex, more: paths)
    let cells = try timeline([step]).cells
    #expect(cells.count == 501)
    #expect(cells.allSatisfy { $0.state == .partial && $0.flags.contains(.unproven) })
    #expect(cells.first?.reasons.first?.code == "BOUND")
  }

  @Test func whatComesLaterChangesNothingBefore() throws {
    let steps = [
      MovingShop.Step(), MovingShop.Step(route: true), MovingShop.Step(ingress: false, route: true),
    ]
    let history = try MovingShop.history(steps)
    let short = try MigrationTimeline(
      history, upTo: try history.moment("id:2"), MigrationOptions())
    let long = try MigrationTimeline(
      history, upTo: try history.moment("latest"), MigrationOptions())
    #expect(short.events.map(\.to) == [.overlap])
    #expect(long.events.map(\.to) == [.overlap, .cutOver])
    #expect(short.cells.map(\.state) == [.overlap])
  }

  @Test func routesThatWereNotSeenMayTakeItsRequests() throws {
    let after = MovingShop.Step(ingress: false, route: true)
    let history = try MovingShop.history([MovingShop.Step(), after, after])
    // The routes of one namespace were read, those of all the others were not.
    let routes: ResourceName = "httproutes.gateway.networking.k8s.io"
    var options = MigrationOptions()
    options.doneAfterHours = 1
    let whole = try MigrationTimeline(history, upTo: try history.moment("latest"), options)
    #expect(whole.cells.first?.isDone == true)
    let part = try MovingShop.history([MovingShop.Step(), after, after], partly: routes)
    let timeline = try MigrationTimeline(part, upTo: try part.moment("latest"), options)
    let cell = try #require(timeline.cells.first)
    #expect(cell.state == .cutOver)
    #expect(cell.flags.contains(.unproven) && !cell.isDone)
  }
}
