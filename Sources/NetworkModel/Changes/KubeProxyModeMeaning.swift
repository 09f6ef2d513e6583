/// ClusterIPs are served in another way: each mode leaves other things behind and answers on other
/// addresses.
///
/// Sources: https://kubernetes.io/docs/reference/networking/virtual-ips/ (moving to nftables),
/// cmd/kube-proxy/app/server_linux.go of https://github.com/kubernetes/kubernetes (what a start
/// cleans), and keps/sig-network/{3866-nftables-proxy,5343-nftables-to-default,
/// 5495-deprecate-ipvs-mode-in-kube-proxy} of https://github.com/kubernetes/enhancements.
struct KubeProxyModeMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.disruptive]

  /// Modes of kube-proxy itself; with any other word, another product serves ClusterIPs.
  private static let ownModes: Set<String> = [
    "iptables", "ipvs", "kernelspace", "nftables", "userspace",
  ]

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    let (from, to) = (change.from?.value?.word, change.to?.value?.word)
    let release = ProductRelease.kubernetes(in: context)
    let parts =
      ["connections through Services may break on each node as it changes"]
      + demands(of: to, release) + differences(from, to) + remains(from, to)
    return ChangeJudgement(.disruptive, parts.joined(separator: "; "))
  }

  /// What the new mode needs of nodes and version.
  private func demands(of mode: String?, _ release: ProductRelease) -> [String] {
    switch mode {
    case "nftables"?:
      var parts = ["nftables needs kernel 5.13 or newer on every node, or kube-proxy exits"]
      if release.isAtLeast(ProductVersion(1, 29)) == false {
        parts.append("\(release.text) has no nftables mode: it came in 1.29")
      } else if release.isAtLeast(ProductVersion(1, 33)) == false {
        parts.append("the mode is not stable before 1.33, and this is \(release.text)")
      }
      return parts
    case "ipvs"?:
      let removal = "off by default from 1.40 and removed in 1.43"
      return switch release.isAtLeast(ProductVersion(1, 35)) {
      case true?: ["ipvs is deprecated since 1.35, \(removal)"]
      default: ["ipvs is deprecated from 1.35, \(removal)"]
      }
    default: return []
    }
  }

  /// What answers differently.
  private func differences(_ from: String?, _ to: String?) -> [String] {
    var parts: [String] = []
    if to == "nftables", from != "nftables" {
      parts.append(
        "NodePorts answer on each node's primary addresses only, unless nodePortAddresses says more"
      )
    } else if from == "nftables", to == "iptables" || to == "ipvs" {
      parts.append(
        "NodePorts answer on all addresses of a node, unless nodePortAddresses says less")
    }
    if from == "iptables", to == "nftables" || to == "ipvs" {
      parts.append("NodePorts no longer answer on localhost, which only iptables serves by default")
    }
    if to == "nftables", from == "iptables" {
      parts.append(
        "nftables has no workaround for packets that conntrack calls invalid: on kernels before "
          + "6.1 look at kubeproxy_iptables_ct_state_invalid_dropped_packets_total first")
    }
    if (from == "ipvs") != (to == "ipvs") {
      parts.append(
        "where NodeLocal DNSCache runs it listens otherwise: with ipvs the kubelets' clusterDNS "
          + "must be its own address")
    }
    return parts
  }

  /// What stays on nodes.
  private func remains(_ from: String?, _ to: String?) -> [String] {
    guard let from, let to else { return [] }
    switch (Self.ownModes.contains(from), Self.ownModes.contains(to)) {
    case (true, false):
      return [
        "kube-proxy's rules stay on nodes until kube-proxy --cleanup or a restart, and its "
          + "conntrack settings are no longer applied"
      ]
    case (false, true):
      let former = from == "none" ? "what stood in for kube-proxy" : from
      return ["rules of \(former) must be gone from each node, or both handle packets"]
    default:
      if Set([from, to]) == ["iptables", "ipvs"] {
        return ["rules of \(from) stay on nodes until kube-proxy --cleanup or a restart"]
      }
      return from == "nftables" || to == "nftables"
        ? ["kube-proxy removes the rules of \(from) when it starts"] : []
    }
  }
}
