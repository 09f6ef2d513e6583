import ClusterObjects
import TestSupport
import Testing

@testable import EvidenceSources

struct NodeLinksReaderTests {
  private static func read(_ text: String) throws -> String {
    try NodeLinksReader.read(Array(text.utf8)).compactText
  }

  /// As iproute2 6.x prints a node of Cilium.
  @Test func addressesAndLinks() throws {
    let text = """
      [{"ifindex":1,"ifname":"lo","flags":["LOOPBACK","UP"],"mtu":65536,"operstate":"UNKNOWN",
        "addr_info":[{"family":"inet","local":"127.0.0.1","prefixlen":8,"scope":"host"}]},
       {"ifindex":2,"ifname":"eth0","mtu":9001,"operstate":"UP","address":"02:00:00:00:00:01",
        "altnames":["enp0s5"],"stats64":{"rx":{"bytes":17}},
        "addr_info":[{"family":"inet","local":"10.0.0.5","prefixlen":24,"scope":"global"},
         {"family":"inet6","local":"fd00::77","prefixlen":64,"scope":"global","temporary":true},
         {"family":"inet6","local":"fd00::5","prefixlen":64,"scope":"global"},
         {"family":"inet6","local":"fe80::1","prefixlen":64,"scope":"link"}]},
       {"ifindex":3,"ifname":"cilium_net","link":"cilium_host","mtu":9001,"operstate":"UP",
        "linkinfo":{"info_kind":"veth"},"addr_info":[]},
       {"ifindex":4,"ifname":"cilium_vxlan","mtu":9001,"operstate":"UNKNOWN",
        "linkinfo":{"info_kind":"vxlan","info_data":{"external":true,"id":0,"port":8472}}},
       {"ifindex":5,"link_index":4,"ifname":"lxc0a1","mtu":8951,"operstate":"UP","link_netnsid":2,
        "linkinfo":{"info_kind":"veth"},
        "addr_info":[{"local":"10.1.2.3","prefixlen":32,"scope":"global"}]},
       {"ifindex":6,"ifname":"lxc_health","mtu":8951,"linkinfo":{"info_kind":"veth"}},
       {"ifindex":7,"ifname":"kube-ipvs0","mtu":1500,"operstate":"DOWN",
        "linkinfo":{"info_kind":"dummy"},
        "addr_info":[{"local":"10.96.0.1","prefixlen":32,"scope":"global"}]},
       {"ifindex":8,"ifname":"eth1","mtu":1500,"master":"bond0"},{}]
      """
    #expect(
      try Self.read(text)
        == #"{"links":[{"kind":"veth","link":"cilium_host","mtu":9001,"name":"cilium_net","#
        + #""state":"UP"},{"kind":"vxlan","mtu":9001,"name":"cilium_vxlan","state":"UNKNOWN","#
        + #""vxlan":{"id":0,"port":8472}},{"addresses":["10.0.0.5/24","fd00::5/64"],"mtu":9001,"#
        + #""name":"eth0","state":"UP"},{"master":"bond0","mtu":1500,"name":"eth1"},"#
        + #"{"kind":"dummy","mtu":1500,"name":"kube-ipvs0","state":"DOWN"},"#
        + #"{"mtu":65536,"name":"lo","state":"UNKNOWN"}],"podLinks":[{"count":2,"mtu":8951}]}"#)
  }

  /// `ip -j link` of an older version: no addresses, no details.
  @Test func linksAlone() throws {
    let text = #"[{"ifname":"eth0","mtu":1500},{"ifname":"veth1","mtu":1450}]"#
    #expect(
      try Self.read(text)
        == #"{"links":[{"mtu":1500,"name":"eth0"}],"podLinks":[{"count":1,"mtu":1450}]}"#)
  }

  /// A node that is itself a container has a veth as its link.
  @Test func aVethThatIsTheNodes() throws {
    let text = #"[{"ifname":"eth0","mtu":1500,"linkinfo":{"info_kind":"veth"}}]"#
    #expect(try Self.read(text) == #"{"links":[{"kind":"veth","mtu":1500,"name":"eth0"}]}"#)
  }

  /// What begins like the name of a link to a Pod and is no veth is the node's.
  @Test func aBridgeWithTheNameOfAPodsLink() throws {
    let text = #"[{"ifname":"veth-br","mtu":1500,"linkinfo":{"info_kind":"bridge"}}]"#
    #expect(try Self.read(text).contains("veth-br"))
  }

  @Test(arguments: [
    "", "null", "{}", "[]", "[{}]", "1: eth0: <UP> mtu 1500", "[1]",
    #"[{"ifname":"a"},{"ifname":"a"}]"#, #"[{"ifname":""}]"#, #"[{"ifname":"eth0""#,
    #"[{"ifname":"eth0","x":"\#u{0}"}]"#, #"[{"ifname":"eth0"}] x"#,
    "[" + String(repeating: "[", count: 100),
    #"[{"ifname":"\#(String(repeating: "x", count: 65))"}]"#,
  ])
  func whatIsNoListOfLinks(_ text: String) {
    #expect(throws: (any Error).self) { try Self.read(text) }
  }

  @Test func tooManyLinks() {
    let text = "[" + (0...50_000).map { #"{"ifname":"l\#($0)"}"# }.joined(separator: ",") + "]"
    #expect(throws: UnreadableOutput("more than 50000 links")) { try Self.read(text) }
  }
}
