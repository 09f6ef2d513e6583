import ClusterObjects

/// How many connections nodes track, and for how long.
struct ConntrackSource: FactSource {
  static let maxPerCore: FactName = "conntrack.maxPerCore"
  static let min: FactName = "conntrack.min"
  private static let established: FactName = "conntrack.tcpEstablishedTimeoutSeconds"
  private static let closeWait: FactName = "conntrack.tcpCloseWaitTimeoutSeconds"
  private static let beLiberal: FactName = "conntrack.tcpBeLiberal"
  private static let bpfMapEntries: FactName = "conntrack.bpfMapEntries"

  private static let maxPerCoreDefault = 32768
  private static let minDefault = 131_072
  private static let establishedDefaultSeconds = 86400
  private static let closeWaitDefaultSeconds = 3600
  private static let source =
    "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-proxy/"
  private static let nodeFile = "/proc/sys/net/netfilter/nf_conntrack_max of a node"

  let definitions = [
    FactDefinition(
      maxPerCore, .dataplane,
      "Connections a node tracks per CPU, as kube-proxy sets it; 0: it leaves the kernel's limit.",
      follows: [.kubeProxyMode], meaning: ConntrackLimitMeaning()),
    FactDefinition(
      min, .dataplane, "Connections a node tracks at least, as kube-proxy sets it.",
      follows: [.kubeProxyMode], meaning: ConntrackLimitMeaning()),
    FactDefinition(
      established, .dataplane,
      "Seconds that nodes keep an idle TCP connection, as kube-proxy sets it; 0: the kernel's.",
      follows: [.kubeProxyMode],
      meaning: PlainMeaning(
        .capacity,
        "idle connections fill the table longer, or are forgotten sooner and then cut")),
    FactDefinition(
      closeWait, .dataplane,
      "Seconds that nodes keep a half-closed TCP connection, as kube-proxy sets it; 0: the "
        + "kernel's.", follows: [.kubeProxyMode],
      meaning: PlainMeaning(
        .capacity,
        "half-closed connections fill the table longer, or are forgotten sooner and then cut")),
    FactDefinition(
      beLiberal, .dataplane,
      "Whether packets outside of a connection's window count as valid, as kube-proxy sets it.",
      follows: [.kubeProxyMode],
      meaning: PlainMeaning(
        .routing, "whether packets outside of a connection's window are marked invalid differs")),
    FactDefinition(
      bpfMapEntries, .dataplane,
      "Entries of Cilium's own connection tables on each node, for TCP and for all else (any); "
        + "or the share of memory they are sized by.", follows: [.cniName],
      meaning: PlainMeaning(
        .capacity, "Cilium tracks more or fewer connections of Pods, once its agents restarted")),
  ]

  var inputs: [Scope] {
    Set(KubeProxyDeployment.inputs + NetworkPlugins.inputs + CiliumConnectionTables.inputs).sorted()
  }

  func facts(in evidence: NetworkEvidence) throws -> [Fact] {
    let deployment = try KubeProxyDeployment(in: evidence)
    let replacement = try KubeProxyReplacement.reading(in: evidence)
    let mode = deployment.mode(replacement: replacement)
    let settings =
      mode.value == KubeProxyReplacement.none
      ? Self.notApplied(mode, replacement.value ?? "another product")
      : Self.settings(deployment)
    var facts = settings.map { evidence.fact($0.name, $0.reading) }
    if let tables = try CiliumConnectionTables.reading(in: evidence) {
      facts.append(evidence.fact(Self.bpfMapEntries, tables))
    }
    return facts
  }

  private static func notApplied(
    _ mode: Reading<String>, _ product: String
  ) -> [(name: FactName, reading: Reading<FactValue>)] {
    let reason = UnknownReason(
      "\(product) serves ClusterIPs, so kube-proxy sets nothing on nodes and the kernel's own "
        + "limits hold", shownBy: nodeFile)
    return [maxPerCore, min, established, closeWait, beLiberal].map { name in
      (name, .unknown(reason, by: mode.provenance))
    }
  }

  private static func settings(
    _ deployment: KubeProxyDeployment
  ) -> [(name: FactName, reading: Reading<FactValue>)] {
    func count(
      _ pick: (KubeProxyConfiguration) -> Reading<Int>?, _ value: Int, _ unit: String = ""
    ) -> Reading<Int> {
      deployment.setting(
        pick, orDocumented: value, "kube-proxy takes \(value)\(unit) (\(source))")
    }
    let maxPerCore = count(\.conntrackMaxPerCore, maxPerCoreDefault)
    let min = count(\.conntrackMin, minDefault)
    let beLiberal = deployment.setting(
      \.tcpBeLiberal, orDocumented: false, "kube-proxy leaves it off (\(source))")
    return [
      (Self.maxPerCore, withArithmetic(maxPerCore, min).map { .number($0) }),
      (Self.min, min.map { .number($0) }),
      (
        established,
        count(\.tcpEstablishedTimeoutSeconds, establishedDefaultSeconds, " s").map { .number($0) }
      ),
      (
        closeWait,
        count(\.tcpCloseWaitTimeoutSeconds, closeWaitDefaultSeconds, " s").map { .number($0) }
      ),
      (Self.beLiberal, beLiberal.map { .truth($0) }),
    ]
  }

  /// The limit per CPU with what follows from it for nodes of several sizes.
  private static func withArithmetic(_ maxPerCore: Reading<Int>, _ min: Reading<Int>)
    -> Reading<Int>
  {
    guard let perCore = maxPerCore.value, let least = min.value else { return maxPerCore }
    let arithmetic = ConntrackLimit(maxPerCore: perCore, min: least).arithmetic
    let reasoning = maxPerCore.reasoning.map { "\($0); \(arithmetic)" } ?? arithmetic
    switch maxPerCore.basis {
    case .stated: return .stated(perCore, by: maxPerCore.provenance, reasoning: reasoning)
    case .documented:
      return .documented(perCore, reasoning: reasoning, by: maxPerCore.provenance)
    case .inferred: return .inferred(perCore, reasoning: reasoning, by: maxPerCore.provenance)
    }
  }
}
