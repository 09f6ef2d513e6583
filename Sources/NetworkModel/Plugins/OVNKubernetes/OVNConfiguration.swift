import ClusterObjects

/// The configuration of OVN-Kubernetes' agents: `ovnkube.conf`, sections of names and values
/// (`go-controller/pkg/config/config.go` of https://github.com/ovn-kubernetes/ovn-kubernetes),
/// and what the upstream installer gives them as variables out of the ConfigMap `ovn-config`
/// (https://github.com/ovn-kubernetes/ovn-kubernetes/tree/master/helm/ovn-kubernetes).
struct OVNConfiguration {
  /// A range and the prefix length of the blocks that nodes get out of it.
  struct PodRange: Hashable, Sendable {
    /// The range.
    let range: IPPrefix
    /// The prefix length.
    let nodeLength: Int

    /// Reads `10.244.0.0/16/24`; without the last part it is the default, 24 or 64.
    init?(_ text: String) {
      let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count >= 2, let range = IPPrefix(parts.prefix(2).joined(separator: "/")) else {
        return nil
      }
      let length = parts.count == 2 ? (range.family == .ipv4 ? 24 : 64) : Int(parts[2])
      guard parts.count <= 3, let length, (range.length...range.family.bits).contains(length)
      else { return nil }
      self.range = range
      nodeLength = length
    }
  }

  /// Namespaces of OpenShift and of the upstream installer.
  static let namespaces = ["openshift-ovn-kubernetes", "ovn-kubernetes"]

  /// What it reads.
  static let inputs =
    namespaces.map { Scope("configmaps", namespace: $0, name: "ovnkube-config") }
    + [Scope("configmaps", namespace: "ovn-kubernetes", name: "ovn-config")]

  private let file: EvidenceObject?
  private let variables: EvidenceObject?
  private let unseen: UnknownReason?

  /// - Throws: the history's error.
  init(in evidence: NetworkEvidence) throws {
    let files = try Self.namespaces.map {
      try evidence.object("configmaps", in: $0, named: "ovnkube-config")
    }
    let upstream = try evidence.object("configmaps", in: "ovn-kubernetes", named: "ovn-config")
    file = files.compactMap(\.object).first
    variables = upstream.object
    unseen = (files + [upstream]).compactMap(\.unknown).first
  }

  /// What speaks for the plugin.
  var signal: Signal? {
    (file ?? variables).map {
      Signal(.configuration, "ConfigMap \($0.key.qualifiedName) is there", $0.provenance("data"))
    }
  }

  /// Ranges for Pods.
  var podRanges: Reading<[PodRange]> {
    setting("cluster-subnets", variable: "net_cidr")
      .parsed("cluster-subnets", as: "a list of ranges with a prefix length of nodes' blocks") {
        text in
        let ranges = text.split(separator: ",").map {
          PodRange(String($0).filter { !$0.isWhitespace })
        }
        return ranges.isEmpty || ranges.contains(nil) ? nil : ranges.compactMap { $0 }
      }
  }

  /// What a packet of a Pod may be long in bytes.
  var podMTUBytes: Reading<Int> {
    setting("mtu", variable: "mtu").parsed("mtu", as: "a number of bytes") { text in
      Int(text).flatMap { $0 > 0 ? $0 : nil }
    }
  }

  /// Whether packets to other nodes are encapsulated. Without a setting they are.
  var isEncapsulated: Reading<Bool> {
    let transport = setting("transport", variable: nil)
    switch transport.value {
    case "no-overlay"?: return transport.map { _ in false }
    case "geneve"?: return transport.map { _ in true }
    case .some(let text):
      return .unknown(
        UnknownReason("transport is \"\(text)\", which netlapse does not know"),
        by: transport.provenance)
    case nil:
      if let unseen, file == nil { return .unknown(unseen) }
      return .documented(
        true,
        reasoning: "OVN-Kubernetes encapsulates in Geneve unless transport is no-overlay "
          + "(https://github.com/ovn-kubernetes/ovn-kubernetes/tree/master/helm/ovn-kubernetes)",
        by: file.map { [$0.provenance("data", "ovnkube.conf")] } ?? [])
    }
  }

  /// A value of the section `default` of the file, else of the variables.
  private func setting(_ name: String, variable: String?) -> Reading<String> {
    if let file, let text = file.entry("ovnkube.conf"),
      let value = Self.value(of: name, inSection: "default", of: text)
    {
      return .stated(value, by: [file.provenance("data", "ovnkube.conf")])
    }
    if let variable, let variables, let value = variables.entry(variable) {
      return .stated(value, by: [variables.provenance("data", variable)])
    }
    return .unknown(unseen ?? UnknownReason("no configuration of OVN-Kubernetes names \(name)"))
  }

  /// A value of a file of sections: `name = "value"` behind `[section]`; the last one counts.
  static func value(of name: String, inSection section: String, of text: String) -> String? {
    var current = ""
    var found: String?
    for line in text.split(whereSeparator: \.isNewline) {
      let line = line.trimmingPrefix { $0.isWhitespace }
      if line.hasPrefix("[") {
        current = String(line.dropFirst().prefix { $0 != "]" })
      } else if current == section, !line.hasPrefix("#"), !line.hasPrefix(";"),
        let equals = line.firstIndex(of: "=")
      {
        let key = line[..<equals].filter { !$0.isWhitespace }
        guard key == name else { continue }
        let value = line[line.index(after: equals)...].trimmingPrefix { $0.isWhitespace }
        found =
          value.hasPrefix("\"")
          ? String(value.dropFirst().prefix { $0 != "\"" })
          : String(value.prefix { !$0.isWhitespace && $0 != "#" && $0 != ";" })
      }
    }
    return found
  }
}
