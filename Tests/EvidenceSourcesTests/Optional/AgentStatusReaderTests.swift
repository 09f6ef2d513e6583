import ClusterObjects
import Testing

@testable import EvidenceSources

struct AgentStatusReaderTests {
  private static func read(_ text: String, as name: ResourceName = "agent-status") throws -> String?
  {
    var evidence = OptionalEvidence()
    let resource = try #require(ResourceCatalogue.current[name])
    try AgentStatusReader.read(Array(text.utf8), as: resource, node: "a", into: &evidence)
    return evidence.texts["\(name) a"]
  }

  /// Cilium 1.17: what is about the network is kept; Pods, endpoints and controllers are not.
  private static let status = """
    {"bpf-maps":{"dynamic-size-ratio":0.0025},
     "cilium":{"msg":"1.17.6 (v1.17.6-a1b2c3)","state":"Ok"},
     "cluster":{"nodes":[{"name":"a"}],"self":"a"},
     "cluster-mesh":{"clusters":[{"name":"east","connected":true,"ready":true,
       "config":{"cluster-id":2,"kvstoremesh":true,"required":true,"retrieved":true},
       "synced":{"nodes":true,"services":true},"num-nodes":2,"num-failures":1,
       "status":"etcd: 1/1 connected, ID: c6ba","extra":"x"}],"num-global-services":3},
     "controllers":[{"name":"sync","status":{"last-failure-msg":"token abc"}}],
     "encryption":{"mode":"Wireguard","wireguard":{"interfaces":[{"public-key":"k"}]}},
     "ipam":{"allocations":{"10.1.0.7":"shop/web-1"},"ipv4":["10.1.0.7"],
       "status":"IPv4: 2/254 allocated from 10.1.0.0/24"},
     "kube-proxy-replacement":{"mode":"True","deviceList":[{"name":"eth0","ip":["10.0.0.1"]}],
       "features":{"nodePort":{"mode":"SNAT","enabled":true},"annotations":["x"]}},
     "kvstore":{"msg":"etcd: https://user:secret@host","state":"Disabled"},
     "masquerading":{"enabled":true,"mode":"BPF"},
     "routing":{"tunnel-protocol":"vxlan","inter-host-routing-mode":"Tunnel"}}
    """

  @Test func theAgentsOwnPart() throws {
    #expect(
      try Self.read(Self.status)
        == #"{"apiVersion":"netlapse/v1","cilium":{"msg":"1.17.6 (v1.17.6-a1b2c3)","state":"Ok"},"#
        + #""encryption":{"mode":"Wireguard"},"ipam":{"status":"IPv4: 2/254 allocated from "#
        + #"10.1.0.0/24"},"kind":"AgentStatus","kube-proxy-replacement":{"deviceList":"#
        + #"[{"ip":["10.0.0.1"],"name":"eth0"}],"features":{"nodePort":{"enabled":true,"#
        + #""mode":"SNAT"}},"mode":"True"},"kvstore":{"state":"Disabled"},"#
        + #""masquerading":{"enabled":true,"mode":"BPF"},"#
        + #""routing":{"inter-host-routing-mode":"Tunnel","tunnel-protocol":"vxlan"}}"#)
  }

  @Test func thePartOfTheMesh() throws {
    #expect(
      try Self.read(Self.status, as: "mesh-status")
        == #"{"apiVersion":"netlapse/v1","cluster-mesh":{"clusters":[{"config":{"cluster-id":2,"#
        + #""kvstoremesh":true,"required":true,"retrieved":true},"connected":true,"name":"east","#
        + #""num-failures":1,"num-nodes":2,"ready":true,"status":"etcd: 1/1 connected, ID: c6ba","#
        + #""synced":{"nodes":true,"services":true}}],"num-global-services":3},"#
        + #""kind":"MeshStatus"}"#)
  }

  /// Cilium 1.12 knows neither `synced` nor `config`, and nothing of a mesh where there is none.
  @Test func olderVersions() throws {
    let text = #"{"cilium":{"state":"Ok"},"kube-proxy-replacement":{"mode":"Strict"}}"#
    #expect(
      try Self.read(text)
        == #"{"apiVersion":"netlapse/v1","cilium":{"state":"Ok"},"kind":"AgentStatus","#
        + #""kube-proxy-replacement":{"mode":"Strict"}}"#)
    #expect(
      try Self.read(text, as: "mesh-status")
        == #"{"apiVersion":"netlapse/v1","kind":"MeshStatus"}"#)
  }

  @Test(arguments: [
    "", "{}", "[]", "null", #"{"cilium":"Ok"}"#, "KVStore: Disabled",
    #"{"cilium":{"state":"Ok"}"#, #"{"cilium":{"state":"Ok","state":"Bad"}}"#,
    #"{"cilium":\#(String(repeating: "[", count: 100))"#, "{\"cilium\":{\"state\":\"\u{0}\"}}",
  ])
  func whatIsNoStatus(_ text: String) {
    #expect(throws: (any Error).self) { try Self.read(text) }
  }
}
