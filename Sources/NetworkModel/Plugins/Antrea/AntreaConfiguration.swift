import ClusterObjects

/// What `antrea-config` tells Antrea's agents and controller. A setting that is not there, or
/// empty, has its default
/// (https://github.com/antrea-io/antrea/blob/main/build/charts/antrea/conf/antrea-agent.conf).
struct AntreaConfiguration {
  /// How traffic goes to other nodes.
  enum EncapMode: String, CaseIterable {
    case encap, noEncap, hybrid, networkPolicyOnly
  }

  /// What it reads.
  static let scope = Scope("configmaps", namespace: "kube-system", name: "antrea-config")

  private static let manual =
    "https://github.com/antrea-io/antrea/tree/main/build/charts/antrea/conf"
  private static let agentFile = "antrea-agent.conf"
  private static let controllerFile = "antrea-controller.conf"

  /// The ConfigMap.
  let sighting: Sighting

  /// - Throws: the history's error.
  init(in evidence: NetworkEvidence) throws {
    sighting = try evidence.object("configmaps", in: "kube-system", named: "antrea-config")
  }

  /// How traffic goes to other nodes.
  var encapMode: Reading<EncapMode> {
    setting(["trafficEncapMode"], default: "encap").parsed(
      "trafficEncapMode", as: "encap, noEncap, hybrid or networkPolicyOnly"
    ) { text in
      // Antrea takes it in any case.
      EncapMode.allCases.first { $0.rawValue.lowercased() == text.lowercased() }
    }
  }

  /// The tunnel's protocol.
  var tunnelType: Reading<String> {
    setting(["tunnelType"], default: "geneve").parsed(
      "tunnelType", as: "geneve, vxlan, gre or stt"
    ) { ["geneve", "vxlan", "gre", "stt"].contains($0) ? $0 : nil }
  }

  /// The encryption as configured: `none`, `ipsec`, `wireguard`.
  var encryption: Reading<String> {
    setting(["trafficEncryptionMode"], default: "none").parsed(
      "trafficEncryptionMode", as: "none, ipsec or wireGuard"
    ) { text in
      let word = text.lowercased()
      return ["none", "ipsec", "wireguard"].contains(word) ? word : nil
    }
  }

  /// The MTU of Pods in bytes; 0: the agents find it.
  var podMTUBytes: Reading<Int> {
    setting(["defaultMTU"], default: "0").parsed("defaultMTU", as: "a number of bytes") { text in
      Int(text).flatMap { $0 >= 0 ? $0 : nil }
    }
  }

  /// Whether Antrea serves the ClusterIPs of every client, nodes included.
  var proxiesAll: Reading<Bool> {
    setting(["antreaProxy", "proxyAll"], default: "false").truth("antreaProxy.proxyAll")
  }

  /// Ranges for Pods, where Antrea's controller gives nodes their blocks.
  var podCIDRs: Reading<[IPPrefix]> {
    let path = ["nodeIPAM", "clusterCIDRs"]
    let isOn = nodeIPAM
    guard isOn.value == true else { return without(isOn, "ranges") }
    switch document(Self.controllerFile) {
    case .failure(let missing): return .unknown(missing.reason)
    case .success(let json):
      let list = Self.value(path, of: json)?.elements ?? []
      let ranges = list.map { $0.text.flatMap(IPPrefix.init) }
      let place = [place(path, of: Self.controllerFile)]
      return ranges.isEmpty || ranges.contains(nil)
        ? .unknown(UnknownReason("nodeIPAM.clusterCIDRs is no list of ranges"), by: place)
        : .stated(ranges.compactMap { $0 }, by: place)
    }
  }

  /// Prefix length of a node's block, where Antrea's controller gives it.
  var nodeBlockSizes: Reading<[IPFamily: Int]> {
    let isOn = nodeIPAM
    guard isOn.value == true else { return without(isOn, "size of nodes' blocks") }
    let ipv4 = length("nodeCIDRMaskSizeIPv4", default: "24", of: .ipv4)
    let ipv6 = length("nodeCIDRMaskSizeIPv6", default: "64", of: .ipv6)
    return podCIDRs.combined(with: ipv4.combined(with: ipv6) { [$0, $1] }) { ranges, lengths in
      var sizes: [IPFamily: Int] = [:]
      for (family, length) in zip([IPFamily.ipv4, .ipv6], lengths)
      where ranges.contains(where: { $0.family == family }) {
        sizes[family] = length
      }
      return sizes
    }
  }

  private var nodeIPAM: Reading<Bool> {
    setting(["nodeIPAM", "enableNodeIPAM"], default: "false", in: Self.controllerFile)
      .truth("nodeIPAM.enableNodeIPAM")
  }

  private func without<Value>(_ isOn: Reading<Bool>, _ what: String) -> Reading<Value> {
    .unknown(
      isOn.unknown
        ?? UnknownReason("the control plane decides the \(what) that Antrea takes from nodes"),
      by: isOn.provenance)
  }

  private func length(_ name: String, default value: String, of family: IPFamily) -> Reading<Int> {
    setting(["nodeIPAM", name], default: value, in: Self.controllerFile)
      .parsed(name, as: "a prefix length") { text in
        Int(text).flatMap { (1...family.bits).contains($0) ? $0 : nil }
      }
  }

  // MARK: The files

  /// A setting as text.
  private func setting(
    _ path: [String], default value: String, in file: String = agentFile
  ) -> Reading<String> {
    let name = path.joined(separator: ".")
    switch document(file) {
    case .failure(let missing): return .unknown(missing.reason)
    case .success(let json):
      let text =
        switch Self.value(path, of: json) {
        case .string(let text)?: text
        case .number(let text)?: text
        case .bool(let value)?: value ? "true" : "false"
        case .null?, nil: ""
        case .some(let other): other.compactText
        }
      guard !text.isEmpty else {
        return .documented(
          value, reasoning: "\(name) defaults to \(value) (\(Self.manual))",
          by: [place([], of: file)])
      }
      return .stated(text, by: [place(path, of: file)])
    }
  }

  private func document(_ file: String) -> Result<JSONValue, UnseenFile> {
    guard let object = sighting.object else {
      return .failure(
        UnseenFile(
          reason: sighting.unknown
            ?? UnknownReason("there is no ConfigMap kube-system/antrea-config")))
    }
    switch object.document(file) {
    case .parsed(let json): return .success(json)
    case .missing:
      return .failure(UnseenFile(reason: UnknownReason("\(object.key) has no \(file)")))
    case .malformed(let why):
      return .failure(
        UnseenFile(reason: UnknownReason("\(file) of \(object.key) cannot be read: \(why)")))
    }
  }

  private struct UnseenFile: Error {
    let reason: UnknownReason
  }

  private static func value(_ path: [String], of json: JSONValue) -> JSONValue? {
    path.reduce(Optional(json)) { value, name in value?[name] }
  }

  private func place(_ path: [String], of file: String) -> Provenance {
    Provenance(
      ObjectKey(resource: "configmaps", namespace: "kube-system", name: "antrea-config"),
      FieldPath(["data", file] + path))
  }
}
