import ClusterObjects

/// The command line of kube-router, with its defaults
/// (https://www.kube-router.io/docs/user-guide/#command-line-options).
struct KubeRouterOptions {
  private static let container = "kube-router"
  private let agents: AgentWorkload

  init(_ agents: AgentWorkload) { self.agents = agents }

  /// A flag; all that are asked for are on where the command line does not have them.
  func truth(_ flag: String) -> Reading<Bool> {
    if let stated = agents.truth(ofFlag: flag, of: Self.container) { return stated }
    return fallback(flag, true, "true")
  }

  private func fallback<Value>(_ flag: String, _ value: Value, _ text: String) -> Reading<Value> {
    guard agents.sighting.object != nil else {
      return .unknown(
        agents.sighting.unknown ?? UnknownReason("there is no DaemonSet kube-system/kube-router"))
    }
    return .documented(
      value,
      reasoning: "kube-router 1.x and 2.x default --\(flag) to \(text) "
        + "(https://www.kube-router.io/docs/user-guide/)", by: [Provenance(agents.key)])
  }

  private func word(_ flag: String, default word: String) -> Reading<String> {
    if let stated = agents.flag(flag, of: Self.container), stated.value?.isEmpty == false {
      return stated
    }
    return fallback(flag, word, word)
  }

  /// It connects Pods where it routes and configures CNI.
  var role: PluginRole {
    let routes = truth("run-router").value != false
    if routes, truth("enable-cni").value != false { return .primary }
    if routes { return .chained(mode: "router") }
    return truth("run-firewall").value == false
      ? .chained(mode: "service-proxy") : .policyOnly
  }

  /// Wrapped between subnets, everywhere, or nowhere
  /// (https://www.kube-router.io/docs/tunnels/).
  var routingMode: Reading<String> {
    let overlay = truth("enable-overlay")
    guard overlay.value == true else { return overlay.map { _ in "native" } }
    let type = word("overlay-type", default: "subnet")
    if let text = type.value, text != "subnet", text != "full" {
      return .unknown(
        UnknownReason("--overlay-type=\(text) is neither subnet nor full"), by: type.provenance)
    }
    return overlay.combined(with: type, reasoning: Self.both(overlay, type)) { _, type in
      type == "full" ? "tunnel" : "hybrid"
    }
  }

  var encapsulation: Reading<[String]> {
    let overlay = truth("enable-overlay")
    guard overlay.value == true else { return overlay.map { _ in ["none"] } }
    let encapsulation = word("overlay-encap", default: "ipip")
    if let text = encapsulation.value, text != "ipip", text != "fou" {
      return .unknown(
        UnknownReason("--overlay-encap=\(text) is neither ipip nor fou"),
        by: encapsulation.provenance)
    }
    return overlay.combined(
      with: encapsulation, reasoning: Self.both(overlay, encapsulation)
    ) { _, word in [word] }
  }

  private static func both(_ first: Reading<Bool>, _ second: Reading<String>) -> String? {
    let reasons = [first.reasoning, second.reasoning].compactMap { $0 }
    return reasons.isEmpty ? nil : reasons.joined(separator: "; ")
  }

  /// As the flags that version 2 has say; where none is there nothing is.
  var families: Reading<[IPFamily]> {
    let ipv6 = agents.truth(ofFlag: "enable-ipv6", of: Self.container)
    guard let ipv6 else {
      return .unknown(UnknownReason("the command line of kube-router does not state the families"))
    }
    return truth("enable-ipv4").combined(with: ipv6) { ipv4, ipv6 in
      (ipv4 ? [.ipv4] : []) + (ipv6 ? [.ipv6] : [])
    }
  }

  /// - Parameter stated: that of the bridge plugin, which kube-router overwrites unless it is told
  ///   not to find the MTU itself.
  func mtu(stated: Reading<Int>?) -> (configured: Reading<Int>, pods: Reading<Int>) {
    let auto = truth("auto-mtu")
    guard let isAuto = auto.value else {
      let reason = auto.unknown ?? UnknownReason("whether kube-router finds the MTU is not known")
      return (.unknown(reason, by: auto.provenance), .unknown(reason, by: auto.provenance))
    }
    if !isAuto {
      let reading =
        stated
        ?? .unknown(
          UnknownReason("nothing states an MTU, and kube-router does not find one"),
          by: auto.provenance)
      return (reading, reading)
    }
    let found = UnknownReason(
      "kube-router finds the MTU of the node's link itself", shownBy: "ip -j link on the nodes")
    return (.unknown(found, by: auto.provenance), .unknown(deduction, by: auto.provenance))
  }

  private var deduction: UnknownReason {
    let remedy = "ip -j link show kube-bridge on the nodes"
    switch encapsulation.value?.first {
    case "none":
      return UnknownReason(
        "it is the MTU of the node's link, from which nothing is taken", shownBy: remedy)
    case "ipip":
      return UnknownReason(
        "it is the MTU of the node's link less 20 for ipip, 1480 on a link of 1500",
        shownBy: remedy)
    default:
      return UnknownReason(
        "what kube-router takes from the MTU of the node's link is not documented",
        shownBy: remedy)
    }
  }
}
