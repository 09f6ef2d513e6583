import ClusterObjects

/// The MTU as Cilium computes it: a Pod's device keeps the base, and its route leaves out what
/// encapsulation and encryption will add
/// (https://github.com/cilium/cilium/blob/main/pkg/mtu/mtu.go).
struct CiliumMTU {
  private let configuration: CiliumConfiguration
  private let version: ProductVersion?
  private let routing: CiliumRouting
  private let encryption: Reading<[String]>

  init(_ configuration: CiliumConfiguration, version: ProductVersion?) {
    self.configuration = configuration
    self.version = version
    routing = CiliumRouting(configuration, version: version)
    encryption = CiliumEncryption(configuration, version: version).reading
  }

  /// The base: the underlay's MTU, not that of Pods. 0 stands for finding it, as a missing key
  /// does.
  var configured: Reading<Int> {
    let unset = UnknownReason(
      "mtu is not set, so that each agent takes the smallest MTU of its node's devices",
      shownBy: "the links of the nodes")
    let stated = configuration.reading(
      "mtu", expecting: "a number of bytes", absent: .unknown(unset)
    ) { text in Int(text).flatMap { (0...65535).contains($0) ? $0 : nil } }
    if stated.value == 0 { return .unknown(unset, by: stated.provenance) }
    return stated.noting("the underlay's MTU, which Pods' devices have too")
  }

  /// What a Pod's packet may be long, with the nodes on which a CiliumNodeConfig makes it another.
  var podNotingOverrides: Reading<Int> {
    var remarks: [String] = []
    var proof: [Provenance] = []
    for override in configuration.partial {
      let own = CiliumMTU(configuration.overridden(by: override), version: version).pod
      guard let place = override.place, own.outcome != pod.outcome else { continue }
      let answer = own.reasoning ?? own.unknown?.because ?? ""
      remarks.append("on \(place), by \(override.label): \(answer)")
      proof += own.provenance
    }
    return pod.noting(remarks.isEmpty ? nil : remarks.joined(separator: "; "), by: proof)
  }

  /// What a Pod's packet may be long: base less overheads.
  var pod: Reading<Int> {
    if let mode = configuration.chainingMode,
      configuration.isOn("enable-route-mtu-for-cni-chaining").value != true
    {
      return .unknown(
        UnknownReason(
          "Cilium is chained (\(mode)) and leaves the MTU to the plugin it is chained on"))
    }
    let overheads = overheads
    switch (configured.outcome, overheads.outcome) {
    case (_, .unknown(let reason)): return .unknown(reason, by: overheads.provenance)
    case (.unknown(let reason), .known(let parts)):
      let taken = parts.isEmpty ? "nothing" : parts.map(\.text).joined(separator: " and ")
      return .unknown(
        UnknownReason("\(reason.because); Cilium takes \(taken) off it", shownBy: reason.shownBy),
        by: configured.provenance + overheads.provenance)
    case (.known(let base), .known(let parts)):
      let bytes = parts.reduce(base) { $0 - $1.bytes }
      let terms = parts.isEmpty ? ["0 (\(nothing))"] : parts.map(\.text)
      let proof = configured.provenance + overheads.provenance
      guard bytes > 0 else {
        return .unknown(
          UnknownReason("mtu is \(base), which \(terms.joined(separator: " and ")) exceeds"),
          by: proof)
      }
      return .inferred(
        bytes, reasoning: "\(([String(base)] + terms).joined(separator: " - ")) = \(bytes)",
        by: proof)
    }
  }

  private var nothing: String {
    let routed = routing.mode.value == "native" ? "native routing" : "no tunnel"
    return encryption.value == ["none"] ? "\(routed), no encryption" : routed
  }

  // MARK: Overheads

  /// What is taken off, in the order in which it wraps a packet.
  var overheads: Reading<[CiliumOverhead]> {
    let tunnel = tunnel
    switch encryption.outcome {
    case .unknown(let reason): return .unknown(reason)
    case .known(let words) where words.contains("wireguard") && words.contains("ipsec"):
      return .unknown(
        UnknownReason("WireGuard and IPsec are both on, which agents refuse"),
        by: encryption.provenance)
    case .known(let words) where words.contains("wireguard"): return withWireGuard(tunnel)
    case .known(let words) where words.contains("ipsec"):
      return tunnel.combined(with: encryption) { parts, _ in parts + [.ipsec] }
    case .known: return tunnel.combined(with: encryption) { parts, _ in parts }
    }
  }

  private func withWireGuard(_ tunnel: Reading<[CiliumOverhead]>) -> Reading<[CiliumOverhead]> {
    guard let version, let own = CiliumOverhead.wireGuard(version) else {
      return .unknown(
        UnknownReason(
          "WireGuard takes 80 bytes up to Cilium 1.19.4 and 95 since 1.19.5, and which of the two "
            + "this version is cannot be told", shownBy: "the tag of the agents' image"),
        by: encryption.provenance)
    }
    let encapsulates = configuration.isOn("wireguard-encapsulate").value == true
    let counts = CiliumOverhead.countsTunnel(underWireGuard: version, encapsulates: encapsulates)
    return tunnel.combined(with: encryption) { parts, _ in (counts ? parts : []) + [own] }
  }

  private var tunnel: Reading<[CiliumOverhead]> {
    switch routing.mode.outcome {
    case .unknown(let reason): return .unknown(reason, by: routing.mode.provenance)
    case .known("native"): return tunnelBesideNativeRouting
    case .known: return tunnelled(routing.mode)
    }
  }

  private func tunnelled<Cause>(_ cause: Reading<Cause>) -> Reading<[CiliumOverhead]> {
    cause.combined(with: routing.tunnelProtocol) { _, word in word }
      .combined(with: underlay) { [.tunnel($0, over: $1)] }
  }

  /// Features for which part of the traffic is tunnelled all the same lower the MTU of all of it
  /// (https://github.com/cilium/cilium/blob/main/pkg/egressgateway/manager.go).
  private var tunnelBesideNativeRouting: Reading<[CiliumOverhead]> {
    for key in ["enable-ipv4-egress-gateway", "enable-egress-gateway", "enable-vtep"] {
      let feature = configuration.isOn(key)
      guard feature.value == true else { continue }
      if let version, version < ProductVersion(1, 14) {
        return .unknown(
          UnknownReason(
            "whether Cilium \(version) makes room for the tunnels of \(key) is not known"),
          by: feature.provenance)
      }
      return tunnelled(feature)
    }
    if case .text("geneve", let places) = configuration["bpf-lb-dsr-dispatch"],
      case .text(let mode, _) = configuration["bpf-lb-mode"], ["dsr", "hybrid"].contains(mode)
    {
      return .unknown(
        UnknownReason("whether Cilium makes room for the tunnels of DSR over geneve is not known"),
        by: places)
    }
    return routing.mode.map { _ in [] }
  }

  /// The family of the tunnels' outer packets: IPv4 before 1.18; then as `underlay-protocol` says,
  /// where `auto` takes IPv4 if Pods have it
  /// (https://github.com/cilium/cilium/blob/main/pkg/datapath/tunnel/tunnel.go).
  private var underlay: Reading<IPFamily> {
    if let version, version < ProductVersion(1, 18) {
      return .documented(.ipv4, reasoning: "Cilium up to 1.17 tunnels over IPv4")
    }
    var usesIPv4 = true
    if case .text(let text, _) = configuration["enable-ipv4"] {
      usesIPv4 = CiliumConfiguration.truth(text) ?? true
    }
    let automatic: IPFamily = usesIPv4 ? .ipv4 : .ipv6
    return configuration.reading(
      "underlay-protocol", expecting: "ipv4, ipv6 or auto",
      absent: .documented(
        automatic,
        reasoning:
          "Cilium 1.18 and newer tunnels over IPv4 where underlay-protocol is not set, and "
          + "only without IPv4 over IPv6")
    ) { text in
      switch text {
      case "ipv4": .ipv4
      case "ipv6": .ipv6
      case "auto": automatic
      default: nil
      }
    }
  }
}
