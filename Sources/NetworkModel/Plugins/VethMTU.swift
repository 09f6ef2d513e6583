import ClusterObjects

/// `veth_mtu` in the ConfigMaps of Calico's and Canal's manifests
/// (https://docs.tigera.io/calico/latest/networking/configuring/mtu).
enum VethMTU {
  /// The MTU of Pods' interfaces in bytes; nil where there is none or it is `0`, for which the
  /// agents take what they find.
  static func reading(_ configuration: EvidenceObject) -> Reading<Int>? {
    guard let text = configuration.entry("veth_mtu") else { return nil }
    let place = [configuration.provenance("data", "veth_mtu")]
    guard let bytes = Int(text) else {
      return .unknown(UnknownReason("veth_mtu \(text) is no number"), by: place)
    }
    return bytes > 0
      ? .stated(bytes, by: place, reasoning: "veth_mtu: of Pods started since it was set") : nil
  }
}
