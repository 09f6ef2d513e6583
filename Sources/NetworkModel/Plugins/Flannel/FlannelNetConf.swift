import ClusterObjects

/// flannel's `net-conf.json`
/// (https://github.com/flannel-io/flannel/blob/master/Documentation/configuration.md).
struct FlannelNetConf: Hashable, Sendable {
  /// The ranges of Pods, IPv4 first.
  let networks: [IPPrefix]
  /// nil: nothing states it.
  let backend: FlannelBackend?
  /// Whether nodes of one subnet get routes in place of a tunnel.
  let isDirect: Bool
  /// The MTU of the node's link, where it is stated.
  let linkMTUBytes: Int?

  /// What a ConfigMap says, or why it says nothing.
  static func reading(_ configuration: Sighting, name: String) -> Reading<FlannelNetConf> {
    guard let object = configuration.object else {
      return .unknown(configuration.unknown ?? UnknownReason("there is no ConfigMap \(name)"))
    }
    let place = [object.provenance("data", "net-conf.json")]
    switch object.document("net-conf.json") {
    case .missing:
      return .unknown(UnknownReason("ConfigMap \(name) has no net-conf.json"), by: place)
    case .malformed(let why):
      return .unknown(UnknownReason("net-conf.json of \(name): \(why)"), by: place)
    case .parsed(let json):
      var networks: [IPPrefix] = []
      let fields = [
        ("Network", json["EnableIPv4"] != .bool(false)),
        ("IPv6Network", json["EnableIPv6"] == .bool(true)),
      ]
      for (field, isOn) in fields where isOn {
        guard let value = json[field], value != .null else { continue }
        guard let text = value.text, let network = IPPrefix(text) else {
          let stated = value.text ?? value.compactText
          return .unknown(
            UnknownReason("\(field) \(stated) in net-conf.json of \(name) is no range"), by: place)
        }
        networks.append(network)
      }
      let mtu = json["Backend"]?["MTU"]?.int ?? 0
      return .stated(
        FlannelNetConf(
          networks: networks,
          backend: json["Backend"]?["Type"]?.text.map { FlannelBackend(type: $0) },
          isDirect: json["Backend"]?["DirectRouting"] == .bool(true),
          linkMTUBytes: mtu > 0 ? mtu : nil), by: place)
    }
  }
}
