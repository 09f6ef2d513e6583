import ClusterObjects

/// One range of Calico's (https://docs.tigera.io/calico/latest/reference/resources/ippool).
struct CalicoPool {
  /// How packets to its addresses travel between nodes.
  enum Mode: String {
    case never = "Never"
    case always = "Always"
    /// Only between nodes of different subnets.
    case crossSubnet = "CrossSubnet"
  }

  let name: String
  let cidr: IPPrefix
  /// Prefix length of the blocks that nodes get; nil: the default of the family.
  let statedBlockSize: Int?
  let ipip: Mode
  let vxlan: Mode
  /// No address is given out any more; Pods keep those they have.
  let isDisabled: Bool
  /// Whether Pods may have its addresses: pools may be for Services or tunnels only.
  let isForPods: Bool
  let object: EvidenceObject

  /// - Returns: nil with the reason in `why` where it cannot be read.
  init?(_ object: EvidenceObject, why: inout UnknownReason?) {
    let label = "IPPool \(object.key.name)"
    guard let text = object.text("spec", "cidr"), let cidr = IPPrefix(text) else {
      why = UnknownReason(
        "\(label) has the cidr \(object.text("spec", "cidr") ?? "of no value"), which is no range")
      return nil
    }
    var modes: [String: Mode] = [:]
    for field in ["ipipMode", "vxlanMode"] {
      // An empty mode is the default one.
      let word = object.text("spec", field) ?? ""
      guard let mode = word.isEmpty ? .never : Mode(rawValue: word) else {
        why = UnknownReason("\(label) has the \(field) \(word), which is not known")
        return nil
      }
      modes[field] = mode
    }
    name = object.key.name
    self.cidr = cidr
    self.object = object
    ipip = modes["ipipMode"] ?? .never
    vxlan = modes["vxlanMode"] ?? .never
    let size = object.int("spec", "blockSize") ?? 0
    statedBlockSize = size > 0 ? size : nil
    isDisabled = object["spec", "disabled"] == .bool(true)
    let uses = object.elements("spec", "allowedUses").compactMap(\.text)
    isForPods = uses.isEmpty || uses.contains("Workload")
  }

  /// 26 for IPv4 and 122 for IPv6 where nothing is stated.
  var blockSize: Int { statedBlockSize ?? (cidr.family == .ipv4 ? 26 : 122) }

  /// What packets to its addresses are wrapped in.
  var wraps: [CalicoWrap] {
    var wraps: [CalicoWrap] = []
    if ipip != .never { wraps.append(.ipip) }
    if vxlan != .never { wraps.append(cidr.family == .ipv4 ? .vxlan : .vxlanIPv6) }
    return wraps
  }

  /// Whether packets to its addresses are wrapped on some ways only.
  var isHybrid: Bool { ipip == .crossSubnet || vxlan == .crossSubnet }
}
