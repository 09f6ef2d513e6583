import ClusterObjects
import Testing

/// Of workloads that run the network, env values and arguments are stored by allow-list.
struct WorkloadTests {
  private static let withheld = #"{"netlapse/withheld":true}"#

  /// What is stored of a container of a DaemonSet, or of a Deployment's init container.
  private func stored(
    container: String, list: String = "containers", as resource: ResourceName = "daemonsets.apps"
  ) throws -> String {
    let stored = try StoredObject(
      of: #"{"metadata":{"name":"a","namespace":"kube-system"},"#
        + #""spec":{"template":{"spec":{"\#(list)":[\#(container)]}}}}"#, as: resource)
    let kind = resource == "daemonsets.apps" ? "DaemonSet" : "Deployment"
    let start =
      #"{"apiVersion":"apps/v1","kind":"\#(kind)","metadata":{"name":"a","#
      + #""namespace":"kube-system"},"spec":{"template":{"spec":{"\#(list)":["#
    #expect(stored.text.hasPrefix(start) && stored.text.hasSuffix("]}}}}"), "\(stored.text)")
    return String(stored.text.dropFirst(start.count).dropLast(5))
  }

  @Test(arguments: ["containers", "initContainers"], ["daemonsets.apps", "deployments.apps"])
  func aWholeContainer(_ list: String, _ resource: String) throws {
    let result = try stored(
      container: #"""
        {"name":"agent","image":"quay.io/cilium/cilium:v1.18.0@sha256:1",
         "command":["cilium-agent","/bin/sh","-c","echo secret"],
         "args":["--config-dir=/tmp/config","--token=abc","--debug"],
         "env":[{"name":"CILIUM_K8S_NAMESPACE","value":"kube-system"},{"name":"X","value":"y"},
           {"name":"NODE","valueFrom":{"fieldRef":{"fieldPath":"spec.nodeName"}}}],
         "lifecycle":{"postStart":{"exec":{"command":["sh","-c","curl -H token"]}}},
         "livenessProbe":{"exec":{"command":["x"]},"periodSeconds":5},
         "readinessProbe":{"httpGet":{"path":"/healthz","port":9879,
           "httpHeaders":[{"name":"X-Secret","value":"s"}]}},
         "startupProbe":{"httpGet":{"path":"/healthz"}},
         "resources":{"limits":{"cpu":"1"}}}
        """#, list: list, as: ResourceName(resource))
    #expect(
      result
        == #"{"args":["--config-dir=/tmp/config","--token=<withheld>","--debug"],"#
        + #""command":["<withheld>","/bin/sh","-c","<withheld>"],"#
        + #""env":[{"name":"CILIUM_K8S_NAMESPACE","value":"kube-system"},"#
        + #"{"name":"X","value":\#(Self.withheld)},"#
        + #"{"name":"NODE","valueFrom":{"fieldRef":{"fieldPath":"spec.nodeName"}}}],"#
        + #""image":"quay.io/cilium/cilium:v1.18.0@sha256:1","#
        + #""livenessProbe":{"periodSeconds":5},"name":"agent","#
        + #""readinessProbe":{"httpGet":{"path":"/healthz","port":9879}},"#
        + #""resources":{"limits":{"cpu":"1"}},"startupProbe":{"httpGet":{"path":"/healthz"}}}"#)
  }

  @Test(arguments: [
    ("--proxy-mode=nftables", "--proxy-mode=nftables"), ("--token=abc", "--token=<withheld>"),
    ("--cluster-cidr=10.0.0.0/8", "--cluster-cidr=10.0.0.0/8"), ("-conf=/etc/x", "-conf=/etc/x"),
    ("--token=", "--token=<withheld>"), ("--token=a=b", "--token=<withheld>"),
    ("-p=secret", "-p=<withheld>"), ("--v=2", "--v=<withheld>"), ("--debug", "--debug"),
    ("-v", "-v"), ("--", "--"), ("--etcd-endpoints=https://u:p@h", "--etcd-endpoints=<withheld>"),
    ("/coredns", "/coredns"), ("/usr/local/bin/kube-proxy", "/usr/local/bin/kube-proxy"),
    ("secret", "<withheld>"), ("", "<withheld>"), ("abc=def", "<withheld>"),
    ("/bin/sh -c x", "<withheld>"), ("$(TOKEN)", "<withheld>"), ("PROXY-MODE=x", "<withheld>"),
    ("--proxy-mode nftables", "<withheld>"), ("--header Authorization:abc", "<withheld>"),
    ("--dsn user:pw@host", "<withheld>"), ("-c curl --password=abc", "<withheld>"),
    ("--config=/etc/kubernetes/a.conf", "--config=/etc/kubernetes/a.conf"),
    ("--Proxy-Mode=x", "--Proxy-Mode=<withheld>"), ("--proxy-modes=x", "--proxy-modes=<withheld>"),
  ])
  func arguments(_ argument: String, _ expected: String) throws {
    for list in ["args", "command"] {
      #expect(
        try stored(container: #"{"\#(list)":["\#(argument)"],"name":"c"}"#)
          == #"{"\#(list)":["\#(expected)"],"name":"c"}"#)
    }
  }

  @Test(arguments: [
    ("FELIX_IPINIPMTU", true), ("CALICO_IPV4POOL_CIDR", true), ("IP_AUTODETECTION_METHOD", true),
    ("IP", true), ("IP6", true), ("WARM_IP_TARGET", true), ("AWS_VPC_K8S_CNI_EXTERNALSNAT", true),
    ("ENABLE_PREFIX_DELEGATION", true), ("KUBERNETES_SERVICE_HOST", true), ("NO_PROXY", true),
    ("CLUSTER_TYPE", true), ("HTTPS_PROXY", true),
    ("PASSWORD", false), ("TOKEN", false), ("IPX", false), ("AWS_SECRET_ACCESS_KEY", false),
    ("FELIX_ETCDKEYFILE", false), ("CALICO_ETCD_PASSWORD", false), ("CILIUM_TOKEN", false),
    ("FLANNELD_ETCD_PASSWORD", false), ("CALICO_CLIENT_SECRET", false), ("felix_ipinipmtu", false),
    ("MY_FELIX_X", false), ("CILIUM_cert_key", false), ("CALICO_CREDENTIALS", false), ("", false),
  ])
  func variables(_ name: String, _ isKept: Bool) throws {
    let value = isKept ? #""v""# : Self.withheld
    #expect(
      try stored(container: #"{"env":[{"name":"\#(name)","value":"v"}],"name":"c"}"#)
        == #"{"env":[{"name":"\#(name)","value":\#(value)}],"name":"c"}"#)
  }

  @Test(arguments: [
    ("http://user:pass@proxy:3128", "http://<masked>@proxy:3128"),
    ("user:pass@proxy:3128", "<masked>@proxy:3128"), ("http://proxy:3128", "http://proxy:3128"),
  ])
  func credentialsOfAProxy(_ value: String, _ expected: String) throws {
    #expect(
      try stored(container: #"{"env":[{"name":"HTTP_PROXY","value":"\#(value)"}]}"#)
        == #"{"env":[{"name":"HTTP_PROXY","value":"\#(expected)"}]}"#)
  }

  @Test func aVariableWithoutAName() throws {
    #expect(
      try stored(container: #"{"env":[{"value":"v"}]}"#)
        == #"{"env":[{"value":\#(Self.withheld)}]}"#)
  }

  /// What a redaction took out is not brought back by the mask, which looks at the whole object
  /// where one of its strings may hold a credential.
  @Test func whatIsWithheldStaysWithheld() throws {
    let result = try stored(
      container: #"""
        {"args":["--endpoint=https://user:pw@host/?token=abc","--key=password abc;more",
                 "--a=Authorization: x","password: abc"],
         "env":[{"name":"HTTP_PROXY","value":"http://u:p@proxy"},
                {"name":"X","value":"https://u:p@h/secret"}]}
        """#)
    #expect(
      result == #"{"args":["--endpoint=<withheld>","--key=<withheld>","--a=<withheld>","#
        + #""<withheld>"],"env":[{"name":"HTTP_PROXY","value":"http://<masked>@proxy"},"#
        + #"{"name":"X","value":\#(Self.withheld)}]}"#)
  }

  /// Rollouts show in the template's annotations and in status.
  @Test func whatIsNotRedacted() throws {
    let text =
      #"{"apiVersion":"apps/v1","kind":"DaemonSet","metadata":{"annotations":{"#
      + #""deprecated.daemonset.template.generation":"4"},"name":"kube-proxy","#
      + #""namespace":"kube-system"},"spec":{"template":{"metadata":{"annotations":{"#
      + #""kubectl.kubernetes.io/restartedAt":"2026-01-01T00:00:00Z"}},"#
      + #""spec":{"containers":[],"hostNetwork":true,"volumes":[{"name":"v","#
      + #""secret":{"secretName":"s"}}]}}},"status":{"numberReady":3}}"#
    #expect(try StoredObject(of: text, as: "daemonsets.apps").text == text)
  }
}
