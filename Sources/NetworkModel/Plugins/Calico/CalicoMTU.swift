import ClusterObjects

/// How long a packet of a Pod may be: Calico takes the smallest of what the wraps that are switched
/// on leave of the link, not their sum, for WireGuard stands in for the others
/// (https://docs.tigera.io/calico/latest/networking/configuring/mtu).
struct CalicoMTU {
  /// What is switched on, used by a packet or not.
  let wraps: Reading<[CalicoWrap]>
  /// Whether WireGuard encrypts between the hosts of AKS too.
  let encryptsAzureHosts: Bool
  /// The MTU that configuration states for Pods: `veth_mtu`, or that of the Installation.
  let ofPods: Reading<Int>?
  /// What the operator reports that the agents found.
  let running: Reading<Int>?
  /// MTUs of the devices, where they are stated.
  let ofDevices: (CalicoWrap) -> Reading<Int>?

  /// What is left of a link's MTU.
  static func podMTUBytes(
    linkMTUBytes: Int, wraps: [CalicoWrap], encryptsAzureHosts: Bool = false
  ) -> Int {
    wraps.map { linkMTUBytes - $0.overheadBytes(encryptsAzureHosts: encryptsAzureHosts) }.min()
      ?? linkMTUBytes
  }

  /// The MTU that configuration states.
  var configured: Reading<Int> {
    if let ofPods { return ofPods }
    return ofStatedDevices(whole: false)
      ?? .unknown(
        UnknownReason(
          "nothing states an MTU: Calico's agents find that of the node's links",
          shownBy: "ip -j link on the nodes"))
  }

  /// The MTU of Pods' interfaces.
  var pods: Reading<Int> {
    if let running {
      return .stated(
        running.value ?? 0, by: running.provenance,
        reasoning: "as the operator reports it\(fitting(running.value ?? 0))")
    }
    if let ofPods { return ofPods }
    if let devices = ofStatedDevices(whole: true) { return devices }
    guard let wraps = wraps.value else { return .unknown(unknownWraps, by: wraps.provenance) }
    let example = Self.podMTUBytes(
      linkMTUBytes: 1500, wraps: wraps, encryptsAzureHosts: encryptsAzureHosts)
    return .unknown(
      UnknownReason(
        wraps.isEmpty
          ? "it is the MTU of the node's link, from which nothing is taken"
          : "it is the MTU of the node's link less \(deduction(wraps)), "
            + "\(example) on a link of 1500",
        shownBy: "/var/lib/calico/mtu on the nodes"), by: self.wraps.provenance)
  }

  private var unknownWraps: UnknownReason {
    wraps.unknown ?? UnknownReason("the encapsulation is not known")
  }

  /// What is taken from the link's MTU, by the wrap that takes most.
  private func deduction(_ wraps: [CalicoWrap]) -> String {
    let bytes = wraps.map { ($0.overheadBytes(encryptsAzureHosts: encryptsAzureHosts), $0.label) }
    guard let most = bytes.max(by: { $0.0 < $1.0 }) else { return "0" }
    let others = bytes.filter { $0.0 < most.0 }.map { "\($0.1), \($0.0)" }
    return "\(most.0) for \(most.1)"
      + (others.isEmpty ? "" : " (more than for \(others.joined(separator: "; ")))")
  }

  private func fitting(_ bytes: Int) -> String {
    guard let wraps = wraps.value else { return "" }
    if wraps.isEmpty { return ": that of the link, from which nothing is taken" }
    let most =
      bytes
      - Self.podMTUBytes(
        linkMTUBytes: bytes, wraps: wraps, encryptsAzureHosts: encryptsAzureHosts)
    return ": that of a link of \(bytes + most) less \(deduction(wraps))"
  }

  /// The smallest MTU stated for a device.
  ///
  /// - Parameter whole: only where one is stated for all that are switched on.
  private func ofStatedDevices(whole: Bool) -> Reading<Int>? {
    guard let wraps = wraps.value else { return nil }
    let stated = wraps.compactMap(ofDevices)
    if let malformed = stated.first(where: { $0.value == nil }) { return malformed }
    guard !stated.isEmpty, !whole || stated.count == wraps.count,
      let least = stated.min(by: { ($0.value ?? 0) < ($1.value ?? 0) }), let bytes = least.value
    else { return nil }
    return .stated(
      bytes, by: least.provenance,
      reasoning: "\(least.reasoning ?? "that of a tunnel"), which Pods get too")
  }
}
