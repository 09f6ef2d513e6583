import ClusterObjects
import Testing

/// Of a ConfigMap the values of listed keys are stored, of all others that they are there.
struct ConfigMapTests {
  private static let withheld = #"{"netlapse/withheld":true}"#

  private func data(_ data: String, of name: String, _ namespace: String = "kube-system") throws
    -> String
  {
    let stored = try StoredObject(
      of: #"{"data":\#(data),"metadata":{"name":"\#(name)","namespace":"\#(namespace)"}}"#,
      as: "configmaps")
    let start = #"{"apiVersion":"v1","data":"#
    let end = #","kind":"ConfigMap","metadata":{"name":"\#(name)","namespace":"\#(namespace)"}}"#
    #expect(stored.text.hasPrefix(start) && stored.text.hasSuffix(end), "\(stored.text)")
    return String(stored.text.dropFirst(start.count).dropLast(end.count))
  }

  @Test func theKubeconfigOfKubeProxyIsWithheld() throws {
    let kept = try data(
      #"{"kubeconfig.conf":"apiVersion: v1\nkind: Config\n","config.conf":"mode: nftables\n"}"#,
      of: "kube-proxy")
    #expect(kept == #"{"config.conf":"mode: nftables\n","kubeconfig.conf":\#(Self.withheld)}"#)
  }

  @Test(arguments: [
    ("kube-proxy", "config.conf", true), ("kube-proxy", "kubeconfig.conf", false),
    ("kube-proxy", "config.conf2", false), ("kube-proxy", "Config.conf", false),
    ("kube-proxy-config", "config", true), ("kubeadm-config", "ClusterConfiguration", true),
    ("kubeadm-config", "ClusterStatus", false), ("kubelet-config", "kubelet", true),
    ("coredns", "Corefile", true), ("coredns", "zone.db", false),
    ("coredns-custom", "a.override", true), ("coredns-custom", "a.server", true),
    ("coredns-custom", "a.servers", false), ("coredns-custom", "override", false),
    ("cilium-config", "enable-ipv4", true), ("cilium-config", "ipam", true),
    ("cilium-config", "tunnel-protocol", true), ("cilium-config", "kvstore-opt", false),
    ("cilium-config", "hubble-export-file-path", false), ("cilium-config", "hubble-tls-key", false),
    ("cilium-config", "etcd-config", false), ("cilium-config", "unknown-option", false),
    ("calico-config", "veth_mtu", true), ("calico-config", "etcd_key", false),
    ("calico-config", "etcd_endpoints", false), ("canal-config", "net-conf.json", true),
    ("kube-flannel-cfg", "net-conf.json", true), ("kube-flannel-cfg", "cni-conf.json", true),
    ("antrea-config", "antrea-agent.conf", true), ("amazon-vpc-cni", "warm-ip-target", true),
    ("amazon-vpc-cni", "enable-network-policy-controller", true),
    ("amazon-vpc-cni", "am-i-known", false), ("kube-router-cfg", "cni-conf.json", true),
    ("kube-router-cfg", "kubeconfig", false), ("ip-masq-agent", "config", true),
    ("dns-default", "Corefile", true), ("dns-default", "token", false),
    ("coredns-autoscaler", "ladder", true), ("dns-autoscaler", "linear", true),
    ("kube-dns-autoscaler", "other", false),
    ("nodelocaldns", "Corefile", true), ("someone-elses", "Corefile", false),
    ("", "Corefile", false),
  ])
  func keys(_ name: String, _ key: String, _ isKept: Bool) throws {
    let kept = try data(#"{"\#(key)":"v"}"#, of: name)
    #expect(kept == (isKept ? #"{"\#(key)":"v"}"# : #"{"\#(key)":\#(Self.withheld)}"#))
  }

  /// Escapes in a key's spelling open no way around the list, nor close one.
  @Test func escapedKeys() throws {
    #expect(
      try data(#"{"\u0043orefile":"v","kubeconfig\u002econf":"w"}"#, of: "coredns")
        == #"{"Corefile":"v","kubeconfig.conf":\#(Self.withheld)}"#)
  }

  @Test func binaryDataIsWithheld() throws {
    let stored = try StoredObject(
      of: #"""
        {"binaryData":{"Corefile":"AAAA","x":"BBBB"},"data":{},"immutable":true,
         "metadata":{"name":"coredns","namespace":"kube-system"}}
        """#, as: "configmaps")
    #expect(
      stored.text == #"{"apiVersion":"v1","binaryData":{"Corefile":\#(Self.withheld),"#
        + #""x":\#(Self.withheld)},"data":{},"immutable":true,"kind":"ConfigMap","#
        + #""metadata":{"name":"coredns","namespace":"kube-system"}}"#)
  }

  /// No value of a withheld key can be guessed from what is stored.
  @Test func withheldValuesAreAlike() throws {
    let short = try data(#"{"password":"a"}"#, of: "coredns")
    let long = try data(#"{"password":"a much longer value\nof lines"}"#, of: "coredns")
    #expect(short == long)
  }

  @Test func whatWasAppliedLastIsNotStored() throws {
    let stored = try StoredObject(
      of: #"""
        {"data":{"secret":"x"},"metadata":{"annotations":{
          "kubectl.kubernetes.io/last-applied-configuration":"{\"data\":{\"secret\":\"x\"}}"},
          "name":"coredns","namespace":"kube-system"}}
        """#, as: "configmaps")
    #expect(
      stored.text == #"{"apiVersion":"v1","data":{"secret":\#(Self.withheld)},"kind":"ConfigMap","#
        + #""metadata":{"name":"coredns","namespace":"kube-system"}}"#)
  }

  @Test func emptyData() throws {
    #expect(try data("{}", of: "coredns") == "{}")
  }
}
