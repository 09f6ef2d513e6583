import Testing

@testable import RequestRouting

@Suite struct RouteStatusTests {
  static let ready = """
    ,"status":{"addresses":[{"value":"192.0.2.1"}],
    "conditions":[{"type":"Accepted","status":"True"},{"type":"Programmed","status":"True"}],
    "listeners":[{"name":"http","conditions":[{"type":"Accepted","status":"True"},
    {"type":"Programmed","status":"True"},{"type":"ResolvedRefs","status":"True"},
    {"type":"Conflicted","status":"False"}]}]}
    """

  /// A Gateway that serves, and a route with this status.
  static func scene(
    _ status: String, generation: Int = 2, gateway: String = ready
  ) throws -> GatewayScene {
    var scene = try GatewayScene()
    try scene.gateway(
      "edge", listeners: #"[{"name":"http","port":80,"protocol":"HTTP"}]"#, status: gateway)
    try scene.route(
      "web", rules: GatewayScene.rule(to: "web"), generation: generation, status: status)
    return scene
  }

  static func entry(
    _ conditions: String, parent: String = #"{"name":"edge","namespace":"infra"}"#,
    controller: String = "example.org/proxy"
  ) -> String {
    """
    [{"parentRef":\(parent),"controllerName":"\(controller)","conditions":[\(conditions)]}]
    """
  }

  static func condition(
    _ type: String, _ status: String, observed: Int? = 2, message: String = "", reason: String = "R"
  ) -> String {
    #"{"type":"\#(type)","status":"\#(status)","reason":"\#(reason)","message":"\#(message)""#
      + (observed.map { #","observedGeneration":\#($0)"# } ?? "") + "}"
  }

  // MARK: Is it in force?

  @Test func whatAControllerConfirmsCounts() throws {
    let scene = try Self.scene(Self.entry(Self.condition("Accepted", "True")))
    for trust in [GatewayTrust.written, .assumingReady, .status] {
      #expect(try scene.answer("a.example/", trust: trust) == "shop/web:80")
      #expect(try scene.problems("a.example/", trust: trust) == [])
      #expect(try scene.detached(trust) == [])
      #expect(try scene.compile(trust).gateways.first?.problems == [])
    }
    let gateway = try scene.compile(.status).gateways.first
    #expect(gateway?.controller == "example.org/proxy")
    #expect(gateway?.addresses == ["192.0.2.1"])
  }

  @Test(
    arguments: [
      ("[]", .noStatus, false),
      (entry(""), .noStatus, false),
      (entry(condition("Accepted", "False")), .notAccepted, true),
      (entry(condition("Accepted", "Unknown")), .notAccepted, false),
      (entry(condition("Accepted", "True", observed: 1)), .staleGeneration, false),
      (entry(condition("Accepted", "True", observed: 3)), nil, false),
      (entry(condition("Accepted", "True", observed: nil)), nil, false),
      (entry(condition("Accepted", "True"), controller: "other.org/x"), .noStatus, false),
      (entry(condition("Accepted", "False"), controller: "other.org/x"), .noStatus, false),
      // Entries that stayed behind for parents that are no longer named.
      (entry(condition("Accepted", "True"), parent: #"{"name":"edge"}"#), .noStatus, false),
      (
        entry(
          condition("Accepted", "True"),
          parent: #"{"name":"edge","namespace":"infra","sectionName":"http"}"#), .noStatus, false
      ),
      (
        entry(
          condition("Accepted", "True"),
          parent: #"{"group":"gateway.networking.k8s.io","kind":"Gateway","name":"edge","#
            + #""namespace":"infra"}"#), nil, false
      ),
    ] as [(String, RoutingProblemCode?, Bool)])
  func aStatusDecidesAsFarAsItIsTrusted(
    _ status: String, _ code: RoutingProblemCode?, _ isContradicted: Bool
  ) throws {
    let scene = try Self.scene(status)
    #expect(try scene.compile(.status).detached.map(\.problem.code) == [code].compactMap { $0 })
    #expect(
      try scene.answer("a.example/", trust: .status)
        == (code == nil ? "shop/web:80" : "status 404"))
    #expect(
      try scene.answer("a.example/", trust: .assumingReady)
        == (isContradicted ? "status 404" : "shop/web:80"))
    #expect(try scene.answer("a.example/") == "shop/web:80")
  }

  @Test func theReasonOfARefusalIsTold() throws {
    let scene = try Self.scene(
      Self.entry(Self.condition("Accepted", "False", reason: "UnsupportedValue")))
    let problem = try scene.compile(.status).detached.first?.problem
    #expect(problem?.text.contains("UnsupportedValue") == true)
    #expect(problem?.text.contains("HTTPRoute shop/web") == true)
  }

  @Test func aRouteThatIsPartlyInvalidIsInForceWithAProblem() throws {
    func scene(_ message: String, observed: Int) throws -> GatewayScene {
      try Self.scene(
        Self.entry(
          Self.condition("Accepted", "True", observed: observed) + ","
            + Self.condition("PartiallyInvalid", "True", message: message)))
    }
    let dropped = try scene("Dropped Rule 2: no", observed: 2)
    #expect(try dropped.problems("a.example/", trust: .status) == [.partiallyInvalid])
    #expect(try dropped.problems("a.example/", trust: .written) == [])
    // The last good generation is served: an older one by design.
    let back = try scene("Fall Back to the last one", observed: 1)
    #expect(try back.problems("a.example/", trust: .status) == [.partiallyInvalid])
    #expect(try scene("Dropped Rule 2", observed: 1).detached(.status).count == 1)
  }

  // MARK: Is it ready?

  @Test(
    arguments: [
      ("", [.gatewayNotProgrammed, .gatewayNotProgrammed, .noAddress, .listenerNotReady], []),
      (
        ready.changed(#"[{"value":"192.0.2.1"}]"#, "[]"), [.noAddress], []
      ),
      (
        ready.changed(
          #"{"type":"Programmed","status":"True"}],"#, #"{"type":"Programmed","status":"False"}],"#
        ), [.gatewayNotProgrammed], [.gatewayNotProgrammed]
      ),
      (
        ready.changed(
          #"{"type":"Programmed","status":"True"}],"#,
          #"{"type":"Programmed","status":"Unknown"}],"#), [.gatewayNotProgrammed], []
      ),
      (
        ready.changed(
          #"{"type":"ResolvedRefs","status":"True"}"#, #"{"type":"ResolvedRefs","status":"False"}"#
        ), [.listenerNotReady], [.listenerNotReady]
      ),
      (ready.changed(#"{"type":"ResolvedRefs","status":"True"},"#, ""), [], []),
      (
        ready.changed(
          #"{"type":"Conflicted","status":"False"}"#, #"{"type":"Conflicted","status":"True"}"#),
        [.listenerConflict], [.listenerConflict]
      ),
      (ready.changed(#""name":"http""#, #""name":"https""#), [.listenerNotReady], []),
    ] as [(String, [RoutingProblemCode], [RoutingProblemCode])])
  func whatIsMissingIsAProblemAndNotADetachment(
    _ status: String, _ problems: [RoutingProblemCode], _ contradictions: [RoutingProblemCode]
  ) throws {
    let scene = try Self.scene(
      Self.entry(Self.condition("Accepted", "True")), gateway: status)
    #expect(try scene.problems("a.example/", trust: .status) == problems)
    #expect(try scene.problems("a.example/", trust: .assumingReady) == contradictions)
    #expect(try scene.problems("a.example/", trust: .written) == [])
    #expect(try scene.detached(.status) == [])
    let own = try scene.compile(.status).gateways.first?.problems.map(\.code)
    #expect(own == problems.filter { [.noClass, .gatewayNotProgrammed, .noAddress].contains($0) })
  }

  @Test func aClassThatIsRefusedOrGoneIsToldFromOneNobodySaw() throws {
    var scene = try Self.scene(Self.entry(Self.condition("Accepted", "True")))
    try scene.add(
      "GatewayClass", "public",
      #""status":{"conditions":[{"type":"Accepted","status":"False"}]}"#)
    #expect(try scene.problems("a.example/", trust: .status) == [.noClass])
    try scene.add(
      "GatewayClass", "public",
      #""status":{"conditions":[{"type":"Accepted","status":"Unknown"}]}"#)
    #expect(try scene.problems("a.example/", trust: .status) == [])
    scene.remove("GatewayClass", "public")
    #expect(try scene.problems("a.example/", trust: .status) == [.noClass])
    scene.unseen = [GatewayScene.resource("GatewayClass")]
    #expect(try scene.problems("a.example/", trust: .status) == [.notSeen])
    #expect(try scene.problems("a.example/", trust: .assumingReady) == [])
    #expect(try scene.compile(.status).gateways.first?.controller == nil)
  }

  @Test func referencesThatAreNotResolvedAreAProblemOfEveryRule() throws {
    let scene = try Self.scene(
      Self.entry(
        Self.condition("Accepted", "True") + ","
          + Self.condition("ResolvedRefs", "False", reason: "BackendNotFound")))
    #expect(try scene.problems("a.example/", trust: .status) == [.backendUnresolved])
    #expect(try scene.answer("a.example/", trust: .status) == "shop/web:80")
    #expect(try scene.problems("a.example/", trust: .written) == [])
  }
}

extension String {
  /// The text with the first `part` as something else.
  fileprivate func changed(_ part: String, _ other: String) -> String {
    guard let range = ranges(of: part).first else { return "no such part: \(part)" }
    return self[..<range.lowerBound] + other + self[range.upperBound...]
  }
}
