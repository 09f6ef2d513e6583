import ClusterObjects

/// What OpenShift's network operator says: the deployed network in the status of
/// `networks.config.openshift.io`, details in `networks.operator.openshift.io`
/// (https://github.com/openshift/api/blob/master/config/v1/types_network.go). The specification of
/// the first is what somebody wants, not what is there.
struct OpenShiftNetwork {
  /// What it reads.
  static let inputs = [
    Scope("networks.config.openshift.io", name: "cluster"),
    Scope("networks.operator.openshift.io", name: "cluster"),
  ]

  /// The deployed network.
  let configuration: Sighting
  /// The operator's details.
  let details: Sighting

  /// - Throws: the history's error.
  init(in evidence: NetworkEvidence) throws {
    configuration = try evidence.object("networks.config.openshift.io", named: "cluster")
    details = try evidence.object("networks.operator.openshift.io", named: "cluster")
  }

  /// Whether the cluster is OpenShift's, as far as this shows.
  var isThere: Bool { configuration.object != nil }

  /// The deployed type: `OVNKubernetes`, `OpenShiftSDN`.
  var networkType: Reading<String> {
    status("networkType") { $0.text.flatMap { $0.isEmpty ? nil : $0 } }
  }

  /// What speaks for the plugin of this type.
  func signal(for type: String) -> Signal? {
    guard networkType.value == type, let place = networkType.provenance.first else { return nil }
    return Signal(.configuration, "OpenShift says that \(type) is deployed", place)
  }

  /// Ranges for Pods.
  var podCIDRs: Reading<[IPPrefix]> {
    status("clusterNetwork") { list in
      let ranges = (list.elements ?? []).map { $0["cidr"]?.text.flatMap(IPPrefix.init) }
      return ranges.isEmpty || ranges.contains(nil) ? nil : ranges.compactMap { $0 }
    }
  }

  /// Prefix length of a node's block; unknown where ranges of one family differ in it.
  var nodeBlockSizes: Reading<[IPFamily: Int]> {
    status("clusterNetwork") { list in
      var sizes: [IPFamily: Int] = [:]
      for entry in list.elements ?? [] {
        guard let range = entry["cidr"]?.text.flatMap(IPPrefix.init),
          let length = entry["hostPrefix"]?.int,
          sizes[range.family] == nil || sizes[range.family] == length
        else { return nil }
        sizes[range.family] = length
      }
      return sizes.isEmpty ? nil : sizes
    }
  }

  /// What a packet of a Pod may be long in bytes.
  ///
  /// - Parameter overheadBytes: what the encapsulation takes, where that is known.
  func podMTUBytes(overheadBytes: Reading<Int>) -> Reading<Int> {
    let mtu = status("clusterNetworkMTU") { $0.int.flatMap { $0 > 0 ? $0 : nil } }
    guard let bytes = mtu.value else { return mtu }
    var text = "clusterNetworkMTU is what Pods may send"
    if let overhead = overheadBytes.value {
      text += "; \(bytes) + \(overhead) of encapsulation: nodes' links need \(bytes + overhead)"
    }
    if configuration.object?["status", "migration", "mtu"] != nil {
      text += "; another MTU is being rolled out"
    }
    return mtu.explained(text)
  }

  /// The MTU that the operator was given, of `ovnKubernetesConfig` or `openshiftSDNConfig`.
  func configuredMTUBytes(_ member: String) -> Reading<Int> {
    guard let object = details.object else {
      return .unknown(
        details.unknown ?? UnknownReason("there is no networks.operator.openshift.io cluster"))
    }
    guard let bytes = object.int("spec", "defaultNetwork", member, "mtu"), bytes > 0 else {
      return .unknown(
        UnknownReason("the operator was given no MTU, and finds it on the first node"),
        by: [object.provenance("spec", "defaultNetwork", member)])
    }
    return .stated(
      bytes, by: [object.provenance("spec", "defaultNetwork", member, "mtu")],
      reasoning: "the MTU of Pods that the operator was given")
  }

  private func status<Value>(
    _ name: String, _ read: (JSONValue) -> Value?
  ) -> Reading<Value> {
    guard let object = configuration.object else {
      return .unknown(
        configuration.unknown ?? UnknownReason("there is no networks.config.openshift.io cluster"))
    }
    let place = [object.provenance("status", name)]
    guard let json = object["status", name] else {
      return .unknown(
        UnknownReason("the status of networks.config.openshift.io cluster names no \(name)"),
        by: place)
    }
    guard let value = read(json) else {
      return .unknown(
        UnknownReason("\(name) is \(json.compactText), which netlapse cannot read"), by: place)
    }
    return .stated(value, by: place)
  }
}
