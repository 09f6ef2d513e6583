/// How flannel carries packets between nodes
/// (https://github.com/flannel-io/flannel/blob/master/Documentation/backends.md).
enum FlannelBackend: Hashable, Sendable {
  case vxlan
  case hostGateway
  case wireguard
  case udp
  case ipip
  case ipsec
  /// Routes in the tables of a provider's network, by its name there.
  case provider(String)
  /// One of which netlapse knows the name only.
  case other(String)

  /// - Parameter type: as configurations and annotations write it.
  init(type: String) {
    self =
      switch type {
      case "vxlan": .vxlan
      case "host-gw": .hostGateway
      case "wireguard": .wireguard
      case "udp": .udp
      case "ipip": .ipip
      case "ipsec": .ipsec
      case "ali-vpc", "aws-vpc", "gce", "tencent-vpc": .provider(type)
      default: .other(type)
      }
  }

  /// As configurations and annotations write it.
  var type: String {
    switch self {
    case .vxlan: "vxlan"
    case .hostGateway: "host-gw"
    case .wireguard: "wireguard"
    case .udp: "udp"
    case .ipip: "ipip"
    case .ipsec: "ipsec"
    case .provider(let type), .other(let type): type
    }
  }

  /// The neutral word for the encapsulation; nil where it is not known.
  var encapsulation: String? {
    switch self {
    case .vxlan, .wireguard, .udp, .ipip: type
    case .hostGateway, .provider: "none"
    // It wraps, in a way of its own.
    case .ipsec, .other: nil
    }
  }

  /// The neutral word for the encryption; nil where it is not known.
  var encryption: String? {
    switch self {
    case .wireguard: "wireguard"
    case .ipsec: "ipsec"
    case .vxlan, .hostGateway, .udp, .ipip, .provider: "none"
    case .other: nil
    }
  }

  /// The neutral word for the routing; nil where it is not known.
  ///
  /// - Parameter isDirect: whether `DirectRouting` is on, which VXLAN and IPIP have.
  func routingMode(isDirect: Bool) -> String? {
    switch self {
    case .vxlan, .ipip: isDirect ? "hybrid" : "tunnel"
    case .wireguard, .udp, .ipsec: "tunnel"
    case .hostGateway: "native"
    case .provider: "cloud"
    case .other: nil
    }
  }

  /// Bytes it takes of the link's MTU, whatever family the nodes speak
  /// (https://github.com/flannel-io/flannel/tree/master/pkg/backend); nil where it is not known.
  var overheadBytes: Int? {
    switch self {
    case .vxlan: 50
    case .wireguard: 80
    case .udp: 28
    case .hostGateway: 0
    case .ipip, .ipsec, .provider, .other: nil
    }
  }

  /// Whether `Backend.MTU` is heeded
  /// (https://github.com/flannel-io/flannel/blob/master/Documentation/backends.md).
  var heedsMTU: Bool { self == .vxlan || self == .wireguard }
}
