import ClusterObjects
import TestSupport
import Testing

@testable import SnapshotDiff

/// How a manifest is laid over the live object.
struct ManifestMergeTests {
  private static func merge(
    _ manifest: String, over live: String, _ resource: ResourceName = "services"
  ) throws -> String {
    let entry = try #require(ResourceCatalogue.current[resource])
    return ManifestMerge(entry).merge(
      try JSONValue(parsing: Array(manifest.utf8)), over: try JSONValue(parsing: Array(live.utf8))
    ).compactText
  }

  private static let policies: ResourceName = "networkpolicies.networking.k8s.io"
  private static let routes: ResourceName = "httproutes.gateway.networking.k8s.io"
  private static let daemons: ResourceName = "daemonsets.apps"

  @Test(arguments: [
    // What is not stated stays, what is stated counts.
    (#"{"spec":{"a":1}}"#, #"{"spec":{"a":2,"b":3}}"#, #"{"spec":{"a":1,"b":3}}"#),
    (#"{"spec":{"a":{"b":1}}}"#, #"{"spec":{"a":2}}"#, #"{"spec":{"a":{"b":1}}}"#),
    // Null removes, and is nothing new beside null.
    (#"{"spec":{"a":null}}"#, #"{"spec":{"a":2,"b":3}}"#, #"{"spec":{"b":3}}"#),
    (#"{"spec":{"a":null}}"#, #"{"spec":{"a":null}}"#, #"{"spec":{"a":null}}"#),
    (#"{"spec":{"a":null,"c":{"d":null,"e":1}}}"#, #"{"spec":{}}"#, #"{"spec":{"c":{"e":1}}}"#),
    // The server's own members.
    (
      #"{"apiVersion":"v2","metadata":{"uid":"x","creationTimestamp":null,"labels":{"a":"b"}},"#
        + #""status":{"a":1}}"#,
      #"{"apiVersion":"v1","metadata":{"uid":"u"},"status":{"b":2}}"#,
      #"{"apiVersion":"v1","metadata":{"labels":{"a":"b"},"uid":"u"},"status":{"b":2}}"#
    ),
    // What the server would not answer.
    (
      #"{"metadata":{"labels":{},"annotations":{}},"spec":{"externalIPs":[],"x":"","selector":{},"#
        + #""publishNotReadyAddresses":false}}"#,
      #"{"metadata":{},"spec":{}}"#, #"{"metadata":{},"spec":{}}"#
    ),
    (
      #"{"metadata":{"labels":{"a":""}},"spec":{"selector":{"b":""}}}"#,
      #"{"metadata":{},"spec":{}}"#,
      #"{"metadata":{"labels":{"a":""}},"spec":{"selector":{"b":""}}}"#
    ),
    (
      #"{"spec":{"clusterIP":"","clusterIPs":[],"healthCheckNodePort":0}}"#,
      #"{"spec":{"clusterIP":"10.0.0.1","clusterIPs":["10.0.0.1"],"healthCheckNodePort":31000}}"#,
      #"{"spec":{"clusterIP":"10.0.0.1","clusterIPs":["10.0.0.1"],"healthCheckNodePort":31000}}"#
    ),
    // Ports by name, else by port and protocol, which is TCP.
    (
      #"{"spec":{"ports":[{"name":"b","port":2},{"name":"a","port":9,"nodePort":0}]}}"#,
      #"{"spec":{"ports":[{"name":"a","port":1,"nodePort":30001},{"name":"c","port":3}]}}"#,
      #"{"spec":{"ports":[{"name":"b","port":2},{"name":"a","nodePort":30001,"port":9}]}}"#
    ),
    (
      #"{"spec":{"ports":[{"port":53,"protocol":"UDP"},{"port":53}]}}"#,
      #"{"spec":{"ports":[{"port":53,"protocol":"TCP","x":1},"#
        + #"{"port":53,"protocol":"UDP","x":2}]}}"#,
      #"{"spec":{"ports":[{"port":53,"protocol":"UDP","x":2},{"port":53,"protocol":"TCP","x":1}]}}"#
    ),
    // Lists of scalars are replaced.
    (#"{"spec":{"l":[2,1]}}"#, #"{"spec":{"l":[1,2,3]}}"#, #"{"spec":{"l":[2,1]}}"#),
    // A value that is withheld has no members.
    (
      #"{"spec":{"a":{"netlapse/withheld":true},"b":{"x":1}}}"#,
      #"{"spec":{"a":{"x":1},"b":{"netlapse/withheld":true}}}"#,
      #"{"spec":{"a":{"netlapse/withheld":true},"b":{"x":1}}}"#
    ),
  ])
  func aServiceIsMerged(_ manifest: String, _ live: String, _ merged: String) throws {
    #expect(try Self.merge(manifest, over: live) == merged)
  }

  @Test func theDataOfAConfigMapIsWhole() throws {
    let live =
      #"{"binaryData":{"z":{"netlapse/withheld":true}},"data":{"a":"1","gone":"2","#
      + #""w":{"netlapse/withheld":true}},"metadata":{"labels":{"l":"m"}}}"#
    let manifest = #"{"data":{"a":"","n":null,"w":{"netlapse/withheld":true}},"metadata":{}}"#
    #expect(
      try Self.merge(manifest, over: live, "configmaps")
        == #"{"binaryData":{"z":{"netlapse/withheld":true}},"data":{"a":"","#
        + #""w":{"netlapse/withheld":true}},"metadata":{"labels":{"l":"m"}}}"#)
    #expect(
      try Self.merge(#"{"metadata":{"labels":{"x":"y"}}}"#, over: live, "configmaps")
        .contains(#""gone":"2""#))
  }

  @Test func theDefaultsOfARouteStayInARuleThatIsEdited() throws {
    let live =
      #"{"spec":{"parentRefs":[{"group":"gateway.networking.k8s.io","kind":"Gateway","name":"g"}],"#
      + #""rules":[{"backendRefs":["#
      + #"{"group":"","kind":"Service","name":"web","port":80,"weight":1}],"#
      + #""filters":[{"type":"X"}],"matches":[{"path":{"type":"PathPrefix","value":"/"}}]}]}}"#
    let same =
      #"{"spec":{"parentRefs":[{"name":"g"}],"#
      + #""rules":[{"backendRefs":[{"name":"web","port":80}]}]}}"#
    #expect(try Self.merge(same, over: live, Self.routes) == live)
    let edited = same.replacing(#""port":80"#, with: #""port":81"#)
    #expect(
      try Self.merge(edited, over: live, Self.routes)
        == live.replacing(#""port":80"#, with: #""port":81"#)
        .replacing(#""filters":[{"type":"X"}],"#, with: ""))
    let weighted = live.replacing(#""weight":1"#, with: #""weight":3"#)
    #expect(!(try Self.merge(edited, over: weighted, Self.routes).contains("weight")))
  }

  @Test func theDefaultsOfAListenersCertificateStay() throws {
    let live =
      #"{"spec":{"listeners":[{"allowedRoutes":{"namespaces":{"from":"Same"}},"name":"https","#
      + #""tls":{"certificateRefs":[{"group":"","kind":"Secret","name":"a"}]}}]}}"#
    let edited =
      #"{"spec":{"listeners":[{"name":"https","tls":{"certificateRefs":[{"name":"b"}]}}]}}"#
    #expect(
      try Self.merge(edited, over: live, "gateways.gateway.networking.k8s.io")
        == live.replacing(#""name":"a""#, with: #""name":"b""#))
  }

  @Test func aRuleOfAPolicyIsWhatItsManifestSays() throws {
    let live =
      #"{"spec":{"ingress":[{"from":[{"podSelector":{}}],"ports":[{"port":80,"protocol":"TCP"}]}],"#
      + #""podSelector":{}}}"#
    let same = #"{"spec":{"ingress":[{"from":[{"podSelector":{}}],"ports":[{"port":80}]}]}}"#
    #expect(try Self.merge(same, over: live, Self.policies) == live)
    // Without its ports the rule lets in more: nothing of the live rule may hide that.
    #expect(
      try Self.merge(
        #"{"spec":{"ingress":[{"from":[{"podSelector":{}}]}]}}"#, over: live, Self.policies)
        == #"{"spec":{"ingress":[{"from":[{"podSelector":{}}]}],"podSelector":{}}}"#)
    // A rule that moved is still the live one.
    let two =
      #"{"spec":{"ingress":[{"ports":[{"port":53}]},"#
      + #"{"from":[{"podSelector":{}}],"ports":[{"port":80}]}]}}"#
    #expect(
      try Self.merge(two, over: live, Self.policies)
        == #"{"spec":{"ingress":[{"ports":[{"port":53}]},{"from":[{"podSelector":{}}],"#
        + #""ports":[{"port":80,"protocol":"TCP"}]}],"podSelector":{}}}"#)
  }

  @Test func containersAreMergedByNameAndTheirArgumentsReplaced() throws {
    let live =
      #"{"spec":{"template":{"metadata":{"creationTimestamp":null},"spec":{"containers":["#
      + #"{"args":["--a","--b=<withheld>"],"#
      + #""env":[{"name":"X","value":{"netlapse/withheld":true}}],"#
      + #""image":"i:1","name":"c","terminationMessagePath":"/t"},{"name":"injected"}],"#
      + #""hostNetwork":true,"tolerations":[{"operator":"Exists"}]}}}}"#
    let manifest =
      #"{"spec":{"template":{"metadata":{"labels":{}},"spec":{"containers":["#
      + #"{"name":"c","image":"i:2","args":["--a"],"#
      + #""env":[{"name":"X","value":{"netlapse/withheld":true}}]}],"#
      + #""hostPID":false,"initContainers":[],"tolerations":[{"operator":"Exists"}]}}}}"#
    #expect(
      try Self.merge(manifest, over: live, Self.daemons)
        == #"{"spec":{"template":{"metadata":{"creationTimestamp":null},"spec":{"containers":["#
        + #"{"args":["--a"],"env":[{"name":"X","value":{"netlapse/withheld":true}}],"#
        + #""image":"i:2","name":"c","terminationMessagePath":"/t"}],"#
        + #""hostNetwork":true,"tolerations":[{"operator":"Exists"}]}}}}"#)
  }

  @Test func emptyValuesOfACustomResourceAreKept() throws {
    #expect(
      try Self.merge(
        #"{"metadata":{"labels":{}},"spec":{"a":"","b":[],"c":false}}"#,
        over: #"{"metadata":{},"spec":{}}"#, "ciliumnodes.cilium.io")
        == #"{"metadata":{},"spec":{"a":"","b":[],"c":false}}"#)
  }

  @Test func theMarkOfAWithheldValueIsTheOneThatIsStored() throws {
    #expect(ManifestMerge.withheld.compactText == #"{"netlapse/withheld":true}"#)
    let argument = JSONValue.array([.string("--x=<withheld>")])
    #expect(ManifestMerge.withholdsSomething(argument))
    #expect(ManifestMerge.withholdsSomething(.object(["a": [ManifestMerge.withheld]])))
    #expect(!ManifestMerge.withholdsSomething(.object(["a": ["b"]])))
  }
}
