/// What Calico puts around a packet between nodes, and the bytes it sets aside for it
/// (https://github.com/projectcalico/calico/blob/master/felix/dataplane/linux/int_dataplane.go).
enum CalicoWrap: CaseIterable {
  case ipip
  case vxlan
  case vxlanIPv6
  case wireguard
  case wireguardIPv6

  /// The neutral word.
  var word: String {
    switch self {
    case .ipip: "ipip"
    case .vxlan, .vxlanIPv6: "vxlan"
    case .wireguard, .wireguardIPv6: "wireguard"
    }
  }

  /// What it is called in a sentence.
  var label: String {
    switch self {
    case .ipip: "IPIP"
    case .vxlan: "VXLAN"
    case .vxlanIPv6: "VXLAN over IPv6"
    case .wireguard: "WireGuard"
    case .wireguardIPv6: "WireGuard over IPv6"
    }
  }

  /// The field of a FelixConfiguration that states the MTU of its device, and the variable of
  /// calico-node that stands above it.
  var setting: (field: String, variable: String) {
    switch self {
    case .ipip: ("ipipMTU", "FELIX_IPINIPMTU")
    case .vxlan: ("vxlanMTU", "FELIX_VXLANMTU")
    case .vxlanIPv6: ("vxlanMTUV6", "FELIX_VXLANMTUV6")
    case .wireguard: ("wireguardMTU", "FELIX_WIREGUARDMTU")
    case .wireguardIPv6: ("wireguardMTUV6", "FELIX_WIREGUARDMTUV6")
    }
  }

  /// Bytes it takes of the link's MTU.
  ///
  /// - Parameter encryptsAzureHosts: whether WireGuard also encrypts between the hosts of AKS, for
  ///   whose fabric Calico sets aside 100 more.
  func overheadBytes(encryptsAzureHosts: Bool = false) -> Int {
    switch self {
    case .ipip: 20
    case .vxlan: 50
    case .vxlanIPv6: 70
    case .wireguard: encryptsAzureHosts ? 160 : 60
    case .wireguardIPv6: encryptsAzureHosts ? 180 : 80
    }
  }
}
