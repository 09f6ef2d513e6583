/// The environment variables and arguments of network workloads that are kept with their value.
package enum WorkloadAllowList {
  /// Variables that route a client through a proxy; libraries read both spellings.
  static let proxyVariables: Set<String> = [
    "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY", "http_proxy", "https_proxy",
    "no_proxy", "all_proxy",
  ]

  private static let variablePrefixes = [
    "ADDITIONAL_ENI_", "ANNOTATE_POD_", "AWS_VPC_", "CALICO_", "CILIUM_", "CLUSTER_TYPE",
    "CNI_MTU", "DISABLE_", "ENABLE_", "FELIX_", "FLANNELD_", "IP_AUTODETECTION_METHOD",
    "IP6_AUTODETECTION_METHOD", "KUBERNETES_SERVICE_", "MAX_ENI", "MINIMUM_IP_TARGET",
    "NO_DEFAULT_POOLS", "POD_SECURITY_GROUP_ENFORCING_MODE", "USE_POD_CIDR", "WARM_",
  ]
  private static let variables: Set<String> = [
    "IP", "IP6", "IPALLOC_RANGE", "POD_MTU", "POD_SUBNET", "VPC_CNI_VERSION", "WEAVE_MTU",
  ]
  private static let secretWords = ["KEY", "PASSWORD", "PASSWD", "SECRET", "TOKEN", "CREDENTIAL"]

  private static let flags: Set<String> = [
    "allocate-node-cidrs", "auto-mtu", "bind-address", "cluster-cidr", "cluster-domain", "conf",
    "config", "config-dir", "configmap", "conntrack-max-per-core", "conntrack-min",
    "conntrack-tcp-be-liberal", "conntrack-tcp-timeout-close-wait",
    "conntrack-tcp-timeout-established", "controller-class", "default-backend-service",
    "default-ssl-certificate", "detect-local-mode", "election-id", "enable-cni",
    "enable-gateway-api", "enable-ipv4", "enable-ipv6", "enable-network-policy", "enable-overlay",
    "enable-ssl-passthrough", "feature-gates", "hostname-override", "iface", "iface-regex",
    "ingress-class", "ingress-class-by-name", "ip-masq", "kube-subnet-mgr", "localip",
    "masquerade-all", "metrics-bind-address", "mtu", "node-cidr-mask-size",
    "node-cidr-mask-size-ipv4", "node-cidr-mask-size-ipv6", "nodeport-addresses", "overlay-encap",
    "overlay-type", "pod-network-cidr", "proxy-mode", "publish-service", "publish-status-address",
    "report-node-internal-ip-address", "run-firewall", "run-router", "run-service-proxy",
    "service-cluster-ip-range", "tcp-services-configmap", "udp-services-configmap",
    "watch-ingress-without-class", "watch-namespace",
  ]

  /// Whether a variable's value is kept.
  static func keeps(variable name: String) -> Bool {
    if proxyVariables.contains(name) || variables.contains(name) { return true }
    let isKnown = variablePrefixes.contains { name.hasPrefix($0) }
    return isKnown && !secretWords.contains { name.uppercased().contains($0) }
  }

  /// What is stored of an argument: itself, or its name with the value withheld.
  static func kept(argument: String) -> String {
    guard argument.hasPrefix("-") else {
      // Values that follow their flag cannot be told from secrets.
      return argument.allSatisfy({ $0.isLetter || $0.isNumber || "/-_.".contains($0) })
        && argument.hasPrefix("/") ? argument : withheld
    }
    let name = argument.prefix { $0 != "=" }
    guard name.allSatisfy({ $0.isLetter || $0.isNumber || "-_.".contains($0) }) else {
      return withheld
    }
    let flag = String(name.drop { $0 == "-" })
    if name.utf8.count == argument.utf8.count || flags.contains(flag) { return argument }
    return "\(name)=\(withheld)"
  }

  /// Stands for the value of an argument that is not kept.
  package static let withheld = "<withheld>"
}
