import ClusterObjects

/// What encrypts packets between nodes
/// (https://docs.cilium.io/en/stable/security/network/encryption/). The chart renders a key only
/// for what is on.
struct CiliumEncryption {
  /// `none`, or what is on.
  let reading: Reading<[String]>

  init(_ configuration: CiliumConfiguration, version: ProductVersion?) {
    var switches = [("enable-wireguard", "wireguard"), ("enable-ipsec", "ipsec")]
    // Before 1.19 agents do not know the key.
    if version.map({ $0 >= ProductVersion(1, 19) }) ?? true {
      switches.append(("enable-ztunnel", "ztunnel"))
    }
    let each = switches.map { key, word in configuration.isOn(key).map { $0 ? [word] : [] } }
    let isOn = each.filter { $0.value?.isEmpty == false }
    if let failed = each.first(where: { $0.unknown != nil }) {
      reading = failed
    } else if let first = isOn.first {
      let all = isOn.dropFirst().reduce(first) { all, next in all.combined(with: next) { $0 + $1 } }
      let isForNodes = configuration.isOn("encrypt-node")
      reading =
        isForNodes.value == true
        ? all.noting(
          "encrypt-node is true: traffic of the nodes themselves too", by: isForNodes.provenance)
        : all
    } else {
      let keys = switches.map(\.0)
      reading = configuration.noting(
        .documented(
          ["none"],
          reasoning: "Cilium encrypts nothing unless \(keys.joined(separator: ", ")) says so "
            + "(https://docs.cilium.io/en/stable/security/network/encryption/)",
          by: each.flatMap(\.provenance)), keys: keys)
    }
  }
}
