/// A setting of kube-proxy: where its configuration file has it
/// (https://kubernetes.io/docs/reference/config-api/kube-proxy-config.v1alpha1/) and the flag that
/// sets it where there is no file
/// (https://kubernetes.io/docs/reference/command-line-tools-reference/kube-proxy/).
enum KubeProxySetting: String, CaseIterable {
  case mode = "proxy-mode"
  case clusterCIDR = "cluster-cidr"
  case nodePortAddresses = "nodeport-addresses"
  case detectLocalMode = "detect-local-mode"
  case metricsBindAddress = "metrics-bind-address"
  case conntrackMaxPerCore = "conntrack-max-per-core"
  case conntrackMin = "conntrack-min"
  case tcpEstablishedTimeout = "conntrack-tcp-timeout-established"
  case tcpCloseWaitTimeout = "conntrack-tcp-timeout-close-wait"
  case tcpBeLiberal = "conntrack-tcp-be-liberal"

  /// The flag's name.
  var flag: String { rawValue }

  /// The members that lead to it in the file.
  var path: [String] {
    switch self {
    case .mode: ["mode"]
    case .clusterCIDR: ["clusterCIDR"]
    case .nodePortAddresses: ["nodePortAddresses"]
    case .detectLocalMode: ["detectLocalMode"]
    case .metricsBindAddress: ["metricsBindAddress"]
    case .conntrackMaxPerCore: ["conntrack", "maxPerCore"]
    case .conntrackMin: ["conntrack", "min"]
    case .tcpEstablishedTimeout: ["conntrack", "tcpEstablishedTimeout"]
    case .tcpCloseWaitTimeout: ["conntrack", "tcpCloseWaitTimeout"]
    case .tcpBeLiberal: ["conntrack", "tcpBeLiberal"]
    }
  }
}
