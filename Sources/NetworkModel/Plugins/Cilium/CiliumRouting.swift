import ClusterObjects

/// How Cilium brings packets to Pods of other nodes
/// (https://docs.cilium.io/en/stable/network/concepts/routing/).
struct CiliumRouting {
  private static let modes = ["tunnel", "native", "hybrid"]
  private static let protocols = ["vxlan", "geneve"]

  private let configuration: CiliumConfiguration
  private let version: ProductVersion?

  init(_ configuration: CiliumConfiguration, version: ProductVersion?) {
    self.configuration = configuration
    self.version = version
  }

  /// `tunnel`, `native` or `hybrid`.
  var mode: Reading<String> {
    if usesLegacyKey { return legacy { $0.routingMode } }
    return configuration.reading(
      "routing-mode", expecting: Self.modes.joined(separator: ", "),
      absent: .documented(
        "tunnel",
        reasoning: "Cilium uses a tunnel where routing-mode is not set, as it did where tunnel was "
          + "not (https://docs.cilium.io/en/stable/network/concepts/routing/)",
        by: wholeConfiguration)
    ) { Self.modes.contains($0) ? $0 : nil }
  }

  /// What wraps packets between nodes. The key alone says nothing: the chart renders
  /// `tunnel-protocol: vxlan` for native routing too.
  var encapsulation: Reading<[String]> {
    if usesLegacyKey { return legacy { [$0.encapsulation] } }
    switch mode.value {
    case nil: return mode.map { [$0] }
    case "native": return mode.map { _ in ["none"] }.noting(nativeRemark)
    case "hybrid": return mode.combined(with: tunnelProtocol) { [$1, "none"] }
    default: return mode.combined(with: tunnelProtocol) { [$1] }
    }
  }

  /// The protocol of tunnels, whether there are any or not.
  var tunnelProtocol: Reading<String> {
    if usesLegacyKey { return legacy { $0 == .disabled ? "vxlan" : $0.encapsulation } }
    return configuration.reading(
      "tunnel-protocol", expecting: Self.protocols.joined(separator: " or "),
      absent: .documented(
        "vxlan",
        reasoning: "Cilium uses vxlan where tunnel-protocol is not set, as it did where tunnel was "
          + "not (https://docs.cilium.io/en/stable/network/concepts/routing/)",
        by: wholeConfiguration)
    ) { Self.protocols.contains($0) ? $0 : nil }
  }

  /// Ranges that are routed as they are; nil where packets go through tunnels and none is stated.
  var nativeCIDRs: Reading<[IPPrefix]>? {
    let keys = ["ipv4-native-routing-cidr", "ipv6-native-routing-cidr", "native-routing-cidr"]
    var found: [Reading<[IPPrefix]>] = []
    for key in keys {
      guard case .text(let text, _) = configuration[key], !text.isEmpty else { continue }
      found.append(
        configuration.reading(key, expecting: "a range", absent: .unknown(UnknownReason(""))) {
          IPPrefix($0).map { [$0] }
        })
    }
    guard let first = found.first else {
      switch mode.outcome {
      case .known("native"):
        return .unknown(
          UnknownReason(
            "routing is native, and \(configuration.key) names no range for it",
            shownBy: "cilium status on a node"), by: mode.provenance)
      case .known: return nil
      case .unknown(let reason): return .unknown(reason)
      }
    }
    return found.dropFirst().reduce(first) { all, next in all.combined(with: next) { $0 + $1 } }
  }

  // MARK: Details

  /// Up to 1.13 the agents know the old key only; 1.14 still took it where the new one is missing.
  private var usesLegacyKey: Bool {
    if let version, version < ProductVersion(1, 14) { return true }
    guard case .absent = configuration["routing-mode"], case .text = configuration["tunnel"]
    else { return false }
    return version.map { $0 < ProductVersion(1, 15) } ?? true
  }

  private func legacy<Value>(_ value: (LegacyTunnel) -> Value) -> Reading<Value> {
    configuration.reading(
      "tunnel", expecting: "vxlan, geneve or disabled",
      absent: .documented(
        value(.vxlan),
        reasoning: "Cilium up to 1.13 tunnels through vxlan where tunnel is not set "
          + "(https://docs.cilium.io/en/v1.13/network/concepts/routing/)", by: wholeConfiguration)
    ) { LegacyTunnel(setting: $0).map(value) }
  }

  private var nativeRemark: String? {
    guard case .text(let unused, _) = configuration["tunnel-protocol"] else { return nil }
    return "tunnel-protocol \(unused) is rendered for native routing too and does not apply"
  }

  private var wholeConfiguration: [Provenance] {
    configuration.sighting.object.map { [$0.provenance("data")] } ?? []
  }
}
