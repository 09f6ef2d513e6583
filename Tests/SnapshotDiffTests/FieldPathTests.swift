import ClusterObjects
import SnapshotDiff
import Testing

/// Paths with natural keys, as the contract has them, and the pointers beside them.
struct FieldPathTests {
  @Test func conditionsGoByTheirType() throws {
    let comparison = try Comparison(
      "nodes",
      #"{"status":{"conditions":[{"type":"A","status":"x"},{"type":"Ready","status":"True"}]}}"#,
      #"{"status":{"conditions":[{"type":"Ready","status":"False"},{"type":"A","status":"x"}]}}"#)
    #expect(comparison.lines == [#"/status/conditions/Ready/status: "True" -> "False""#])
    #expect(comparison.fields.first?.pointerFrom == "/status/conditions/1/status")
    #expect(comparison.fields.first?.pointerTo == "/status/conditions/0/status")
    comparison.expectPointersToResolve()
  }

  @Test func namedPortsGoByTheirName() throws {
    let comparison = try Comparison(
      "services",
      #"{"spec":{"ports":[{"name":"http","port":80},{"name":"https","port":443}]}}"#,
      #"{"spec":{"ports":[{"name":"admin","port":9},{"name":"https","port":443},"#
        + #"{"name":"http","port":81}]}}"#
    )
    #expect(
      comparison.lines == [
        #"/spec/ports/admin: - -> {"name":"admin","port":9}"#, "/spec/ports/http/port: 80 -> 81",
      ])
    comparison.expectPointersToResolve()
  }

  @Test func unnamedPortsGoByPortAndProtocol() throws {
    let comparison = try Comparison(
      "services",
      #"{"spec":{"ports":[{"port":53,"protocol":"TCP"},"#
        + #"{"port":53,"protocol":"UDP","nodePort":1}]}}"#,
      #"{"spec":{"ports":[{"port":53,"protocol":"UDP","nodePort":2}]}}"#)
    #expect(
      comparison.lines == [
        #"/spec/ports/53~1TCP: {"port":53,"protocol":"TCP"} -> -"#,
        "/spec/ports/53~1UDP/nodePort: 1 -> 2",
      ])
    comparison.expectPointersToResolve()
  }

  @Test func endpointsGoByTheirAddress() throws {
    let comparison = try Comparison(
      "endpointslices.discovery.k8s.io",
      """
      {"endpoints":[{"addresses":["10.1.2.4"],"conditions":{"ready":true}},
      {"addresses":["10.1.2.3"],"conditions":{"ready":true}}]}
      """,
      #"{"endpoints":[{"addresses":["10.1.2.3"],"conditions":{"ready":false}}]}"#)
    #expect(
      comparison.lines == [
        "/endpoints/10.1.2.3/conditions/ready: true -> false",
        #"/endpoints/10.1.2.4: {"addresses":["10.1.2.4"],"conditions":{"ready":true}} -> -"#,
      ])
    #expect(
      comparison.fields.map(\.pointerFrom) == ["/endpoints/1/conditions/ready", "/endpoints/0"])
    #expect(comparison.fields.map(\.pointerTo) == ["/endpoints/0/conditions/ready", nil])
  }

  @Test func parentsGoByTheirGateway() throws {
    func route(_ parents: [(parent: String, status: String)]) -> String {
      let list = parents.map { parent, status in
        #"{"parentRef":\#(parent),"controllerName":"c","#
          + #""conditions":[{"type":"Accepted","status":"\#(status)"}]}"#
      }
      return "{\"status\":{\"parents\":[\(list.joined(separator: ","))]}}"
    }
    let edge = #"{"namespace":"infra","name":"edge","sectionName":"https"}"#
    let comparison = try Comparison(
      "httproutes.gateway.networking.k8s.io",
      route([(edge, "True"), (#"{"name":"mesh"}"#, "True")]),
      route([(#"{"name":"mesh"}"#, "True"), (edge, "False")]))
    #expect(
      comparison.lines == [
        #"/status/parents/infra~1edge~1https/conditions/Accepted/status: "True" -> "False""#
      ])
    comparison.expectPointersToResolve()
  }

  @Test func rulesOfAnIngressGoByHostAndPath() throws {
    func ingress(_ service: String) -> String {
      #"{"spec":{"rules":[{"host":"a.example","http":{"paths":[{"path":"/x","service":"s"},"#
        + #"{"path":"/","service":"\#(service)"}]}}]}}"#
    }
    let comparison = try Comparison(
      "ingresses.networking.k8s.io", ingress("old"), ingress("new"))
    #expect(comparison.lines == [#"/spec/rules/a.example/http/paths/~1/service: "old" -> "new""#])
    comparison.expectPointersToResolve()
  }

  @Test(arguments: [
    // One element has no key, two share one, one side has none.
    (#"[{"type":"A","v":1},{"v":2}]"#, #"[{"type":"A","v":1},{"v":3}]"#),
    (#"[{"type":"A","v":1},{"type":"A","v":2}]"#, #"[{"type":"A","v":1},{"type":"A","v":3}]"#),
    (#"[{"type":"A","v":1},{"type":"B","v":2}]"#, #"[{"type":"A","v":1},{"type":[],"v":3}]"#),
    (#"[1,2]"#, #"[1,3]"#),
  ])
  func withoutUsableKeysPositionsCount(_ before: String, _ after: String) throws {
    let comparison = try Comparison(
      "nodes", "{\"status\":{\"conditions\":\(before)}}", "{\"status\":{\"conditions\":\(after)}}")
    #expect(!comparison.fields.isEmpty)
    #expect(comparison.fields.allSatisfy { $0.path.segments[2] == "1" }, "\(comparison.lines)")
    comparison.expectPointersToResolve()
  }

  @Test func aSecondWayIsTakenWhereTheFirstDoesNotTellApart() throws {
    let comparison = try Comparison(
      "nodes",
      #"{"spec":{"taints":[{"key":"k","effect":"NoSchedule"},{"key":"k","effect":"NoExecute"}]}}"#,
      #"{"spec":{"taints":[{"key":"k","effect":"NoExecute"}]}}"#)
    #expect(
      comparison.lines == [
        #"/spec/taints/k~1NoSchedule: {"effect":"NoSchedule","key":"k"} -> -"#
      ])
  }

  @Test func slashesAndTildesAreEscaped() throws {
    let comparison = try Comparison(
      "services", #"{"metadata":{"annotations":{"a.io/b~c":"1","~1":"x"}}}"#,
      #"{"metadata":{"annotations":{"a.io/b~c":"2"}}}"#)
    #expect(
      comparison.lines == [
        #"/metadata/annotations/a.io~1b~0c: "1" -> "2""#, #"/metadata/annotations/~01: "x" -> -"#,
      ])
    comparison.expectPointersToResolve()
  }

  @Test func membersAndElementsComeAndGo() throws {
    let comparison = try Comparison(
      "services", #"{"spec":{"a":1,"list":[1,2,3],"e":[]}}"#,
      #"{"spec":{"b":null,"list":[1,4],"e":[0]}}"#)
    #expect(
      comparison.lines == [
        "/spec/a: 1 -> -", "/spec/b: - -> null", "/spec/e/0: - -> 0", "/spec/list/1: 2 -> 4",
        "/spec/list/2: 3 -> -",
      ])
    comparison.expectPointersToResolve()
  }

  @Test(arguments: [
    (#""x""#, #"{"x":1}"#), (#"{"x":1}"#, "[1]"), ("[]", "{}"), ("1", #""1""#), ("null", "false"),
    ("true", "false"), ("0.5", "null"),
  ])
  func aChangeOfKindIsOneField(_ before: String, _ after: String) throws {
    let comparison = try Comparison(
      "services", "{\"spec\":{\"v\":\(before)}}", "{\"spec\":{\"v\":\(after)}}")
    #expect(comparison.lines == ["/spec/v: \(before) -> \(after)"])
    comparison.expectPointersToResolve()
  }

  @Test func namesWithEscapesAreComparedByTheirText() throws {
    let comparison = try Comparison(
      "services", #"{"spec":{"a\"b":1,"a\u0001":1,"é":1}}"#,
      #"{"spec":{"a\"b":2,"a\u0001":2,"\u00e9":1}}"#)
    #expect(comparison.fields.map(\.path.segments) == [["spec", "a\u{1}"], ["spec", "a\"b"]])
    comparison.expectPointersToResolve()
  }
}
