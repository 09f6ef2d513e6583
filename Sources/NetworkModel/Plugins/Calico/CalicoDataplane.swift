import ClusterObjects

/// What Calico's objects say together about the way of packets.
enum CalicoDataplane {
  static func encryption(_ felix: CalicoFelix) -> Reading<[String]> {
    let ipv4 = felix.truth("wireguardEnabled", variable: "FELIX_WIREGUARDENABLED")
    let ipv6 = felix.truth("wireguardEnabledV6", variable: "FELIX_WIREGUARDENABLEDV6")
    if ipv4.value == true { return ipv4.map { _ in ["wireguard"] } }
    if ipv6.value == true {
      return ipv6.map { _ in ["wireguard"] }.combined(
        with: ipv4, reasoning: "between addresses of IPv6 only"
      ) { words, _ in words }
    }
    return ipv4.combined(with: ipv6) { _, _ in ["none"] }
  }

  /// The eBPF dataplane serves ClusterIPs itself
  /// (https://docs.tigera.io/calico/latest/operations/ebpf/enabling-ebpf).
  static func replacesKubeProxy(_ objects: CalicoObjects, _ felix: CalicoFelix) -> Reading<Bool> {
    let agents = felix.truth("bpfEnabled", variable: "FELIX_BPFENABLED")
    let asked = objects.installation.word("calicoNetwork", "linuxDataplane")
    guard let asked, let word = asked.value else { return agents }
    let isAsked = word == "BPF"
    // What the operator was asked for reaches the agents through their own setting.
    guard agents.basis == .stated, let isRunning = agents.value else {
      return asked.map { _ in isAsked }
    }
    if isAsked == isRunning { return agents.combined(with: asked) { value, _ in value } }
    return .stated(
      isRunning, by: agents.provenance + asked.provenance,
      reasoning: "the agents' own setting; the Installation has linuxDataplane \(word)")
  }

  static func routingMode(_ objects: CalicoObjects, _ pools: CalicoPools) -> Reading<String> {
    // https://github.com/tigera/operator/blob/master/pkg/render/node.go: without BGP, and with the
    // Nodes' blocks, the cloud routes.
    if objects.ipam.value == "host-local",
      let bgp = objects.installation.word("calicoNetwork", "bgp"), bgp.value == "Disabled"
    {
      return .inferred(
        "cloud", reasoning: "Pods have addresses of the Node's block, and BGP is disabled",
        by: bgp.provenance + objects.ipam.provenance)
    }
    return isUnwrapped(objects, pools)
      ? .inferred("native", reasoning: Self.unwrapped, by: objects.ipam.provenance)
      : pools.routingMode
  }

  static func encapsulation(
    _ objects: CalicoObjects, _ pools: CalicoPools
  ) -> Reading<[String]> {
    isUnwrapped(objects, pools)
      ? .inferred(["none"], reasoning: Self.unwrapped, by: objects.ipam.provenance)
      : pools.encapsulation
  }

  private static let unwrapped =
    "Pods have addresses of the Node's block, and there is no IPPool by which packets are wrapped"

  /// With the Nodes' blocks no IPPool is needed, and without one nothing is wrapped.
  private static func isUnwrapped(_ objects: CalicoObjects, _ pools: CalicoPools) -> Bool {
    objects.ipam.value == "host-local" && pools.wraps.value?.isEmpty == true && pools.all.isEmpty
  }

  static func mtu(
    _ objects: CalicoObjects, _ felix: CalicoFelix, _ pools: CalicoPools
  ) -> CalicoMTU {
    let hosts = felix.truth(
      "wireguardHostEncryptionEnabled", variable: "FELIX_WIREGUARDHOSTENCRYPTIONENABLED")
    return CalicoMTU(
      wraps: wraps(objects, felix, pools),
      encryptsAzureHosts: objects.isAzure && hosts.value == true,
      ofPods: statedForPods(objects),
      running: objects.installation.sighting.object.flatMap { object in
        object.int("status", "mtu").flatMap { bytes in
          bytes > 0 ? .stated(bytes, by: [object.provenance("status", "mtu")]) : nil
        }
      },
      ofDevices: felix.mtuBytes)
  }

  /// Everything that is switched on: by pools, for encryption, and for the eBPF dataplane, which
  /// forwards NodePorts in VXLAN (https://docs.tigera.io/calico/latest/networking/configuring/mtu).
  private static func wraps(
    _ objects: CalicoObjects, _ felix: CalicoFelix, _ pools: CalicoPools
  ) -> Reading<[CalicoWrap]> {
    let switches: [(Reading<Bool>, [CalicoWrap])] = [
      (felix.truth("wireguardEnabled", variable: "FELIX_WIREGUARDENABLED"), [.wireguard]),
      (felix.truth("wireguardEnabledV6", variable: "FELIX_WIREGUARDENABLEDV6"), [.wireguardIPv6]),
      (
        replacesKubeProxy(objects, felix),
        IPFamily.allCases.filter { pools.families.value?.contains($0) ?? ($0 == .ipv4) }
          .map { $0 == .ipv4 ? .vxlan : .vxlanIPv6 }
      ),
    ]
    return switches.reduce(pools.wraps) { known, item in
      known.combined(with: item.0) { wraps, isOn in
        isOn ? wraps + item.1.filter { !wraps.contains($0) } : wraps
      }
    }
  }

  /// `veth_mtu`, of which `0` is that the agents find it, or the MTU of the Installation.
  private static func statedForPods(_ objects: CalicoObjects) -> Reading<Int>? {
    if let asked = objects.installation.setting(["calicoNetwork", "mtu"]) {
      guard let bytes = asked.value?.int else {
        return .unknown(
          UnknownReason("calicoNetwork.mtu of Installation default is no number"),
          by: asked.provenance)
      }
      return bytes > 0
        ? .stated(
          bytes, by: asked.provenance, reasoning: "calicoNetwork.mtu of the Installation: of Pods")
        : nil
    }
    guard objects.installation.sighting.object == nil, let object = objects.configuration.object
    else { return nil }
    return VethMTU.reading(object)
  }
}
