import ClusterObjects

/// How names are resolved in the cluster: who answers, with what configuration, at which address.
struct DNSSource: FactSource {
  private static let implementation: FactName = "dns.implementation"
  private static let nodeLocalCache: FactName = "dns.nodeLocalCache"

  let definitions = [
    FactDefinition(
      implementation, .dns, "What answers DNS for the cluster: coredns, kube-dns or openshift-dns.",
      isAlwaysReported: true,
      meaning: PlainMeaning(
        .disruptive,
        "other software answers DNS: what was configured for the one before counts no longer")),
    FactDefinition(
      "dns.version", .dns, "The tag of its image.", follows: [implementation],
      meaning: PlainMeaning(
        .disruptive,
        "the DNS Pods are replaced; new versions drop plugins and options, and a Corefile that "
          + "still has one keeps them from starting")),
    FactDefinition(
      "dns.replicas", .dns,
      "How many Pods are configured to answer DNS: a number, or everyNode.",
      follows: [implementation],
      meaning: PlainMeaning(.capacity, "more or fewer Pods share the questions")),
    FactDefinition(
      .dnsPodCount, .dns, "Pods that answer DNS and are ready.", isAlwaysReported: true,
      isGauge: true,
      meaning: PlainMeaning(.churn, "more or fewer Pods answer DNS")),
    FactDefinition(
      .corefile, .dns,
      "The Corefile of a ConfigMap: per server its plugins, each with its settings.",
      subjects: .counted, follows: [implementation], meaning: CorefileMeaning()),
    FactDefinition(
      "dns.upstreams", .dns, "Where other names are asked for: per zone the servers in order.",
      follows: [.corefile, implementation],
      meaning: PlainMeaning(.routing, "names outside of the cluster are asked for elsewhere")),
    FactDefinition(
      "dns.clusterDomain", .dns, "The domain that names of Services end in.",
      follows: [.corefile, implementation],
      meaning: PlainMeaning(
        .disruptive,
        "names of Services end in another domain: Pods keep the search list they started with, and "
          + "certificates and configuration name the old one")),
    FactDefinition(
      "dns.serviceIPs", .dns, "The addresses of the Service that Pods ask.",
      meaning: PlainMeaning(
        .disruptive,
        "Pods keep the address they started with: each must be created again to ask the new one")),
    FactDefinition(
      nodeLocalCache, .dns,
      "NodeLocal DNSCache: none, or its DaemonSet, whether it runs, and where it listens.",
      meaning: PlainMeaning(
        .routing, "Pods ask another server first: a cache on their node, or the cluster's DNS")),
    FactDefinition(
      "dns.nodeLocalCorefile", .dns, "The Corefile of NodeLocal DNSCache, as dns.corefile.",
      subjects: .counted, follows: [nodeLocalCache], meaning: CorefileMeaning()),
    FactDefinition(
      "dns.autoscaler", .dns,
      "What sets the number of DNS Pods: none, or its Deployment and parameters.",
      meaning: PlainMeaning(.capacity, "the number of DNS Pods follows another rule")),
  ]

  let inputs: [Scope] = Set(
    DNSServers.inputs + DNSConfiguration.inputs + DNSUpstreams.inputs + ClusterDomain.inputs
      + NodeLocalCache.inputs + DNSAutoscaler.inputs
  ).sorted()

  func facts(in evidence: NetworkEvidence) throws -> [Fact] {
    let servers = try DNSServers(in: evidence)
    let configuration = try DNSConfiguration(of: servers, in: evidence)
    return try Self.facts(about: servers, evidence)
      + Self.facts(about: configuration, of: servers, evidence)
      + Self.nodeLocalFacts(evidence) + [
        evidence.fact("dns.autoscaler", try DNSAutoscaler.reading(in: evidence))
      ]
  }

  // MARK: Servers

  private static func facts(
    about servers: DNSServers, _ evidence: NetworkEvidence
  ) -> [Fact] {
    let service: Reading<FactValue> =
      switch servers.service {
      case .present(let object): serviceIPs(object)
      case .unknown(let reason): .unknown(reason)
      case .absent:
        .unknown(
          UnknownReason(
            "no Service of a name that installers give it is there",
            shownBy: "/etc/resolv.conf of a Pod"))
      }
    guard let primary = servers.primary else {
      let reason = servers.unknown ?? UnknownReason("it is not known what answers DNS")
      return [
        implementation, "dns.version", "dns.replicas", .dnsPodCount,
      ].map { evidence.fact($0, .unknown(reason)) }
        + [evidence.fact("dns.serviceIPs", service)]
    }
    return [
      evidence.fact(implementation, product(of: primary, servers)),
      evidence.fact("dns.version", primary.version.map { .word($0) }),
      evidence.fact(
        "dns.replicas",
        primary.replicas?.map { .number($0) }
          ?? .stated(
            "everyNode", by: [primary.object.provenance()],
            reasoning: "a DaemonSet has a Pod on each node that it may run on")),
      evidence.fact(.dnsPodCount, primary.readyPods.map { .number($0) }),
      evidence.fact("dns.serviceIPs", service),
    ]
  }

  private static func product(
    of primary: DNSWorkload, _ servers: DNSServers
  ) -> Reading<FactValue> {
    let value = FactValue.word(primary.product.rawValue)
    let place = primary.object.provenance()
    if primary.isScaledToZero {
      return .unknown(
        UnknownReason(
          "\(primary.title) stands at zero: something outside of the cluster answers DNS, or "
            + "nothing does", shownBy: "/etc/resolv.conf of a Pod"),
        by: [primary.object.provenance("spec", "replicas")])
    }
    // GKE leaves kube-dns running where its Cloud DNS answers.
    if primary.product == .kubeDNS, primary.isOfGKE {
      return .inferred(
        value,
        reasoning: "\(servers.reasoning); no object shows whether Cloud DNS for GKE answers in its "
          + "place (https://cloud.google.com/kubernetes-engine/docs/how-to/cloud-dns)",
        by: [place])
    }
    return .stated(value, by: [place], reasoning: servers.reasoning)
  }

  private static func serviceIPs(_ object: EvidenceObject) -> Reading<FactValue> {
    let listed = object.elements("spec", "clusterIPs").compactMap(\.text)
    if !listed.isEmpty {
      return .stated(FactValue(words: listed), by: [object.provenance("spec", "clusterIPs")])
    }
    guard let address = object.text("spec", "clusterIP") else {
      return .unknown(
        UnknownReason("\(object.key) has no cluster IP"), by: [object.provenance("spec")])
    }
    return .stated([.word(address)], by: [object.provenance("spec", "clusterIP")])
  }

  // MARK: Configuration

  private static func facts(
    about configuration: DNSConfiguration, of servers: DNSServers, _ evidence: NetworkEvidence
  ) throws -> [Fact] {
    var facts = configuration.corefiles.map { corefile in
      evidence.fact(.corefile, of: .object(corefile.key), corefile.reading.map(\.value))
    }
    if let custom = configuration.custom {
      facts.append(
        evidence.fact(
          .corefile, of: .object(RecordedCorefile.customKey),
          self.custom(custom, imports: configuration.imports)))
    }
    let upstreams: Reading<FactValue>
    if servers.primary?.product == .kubeDNS {
      upstreams = try DNSUpstreams.ofKubeDNS(in: evidence)
    } else if let merged = configuration.merged {
      upstreams = merged.map(DNSUpstreams.reading)
    } else {
      upstreams = .unknown(
        servers.unknown ?? UnknownReason("there is no Corefile that netlapse records"))
    }
    facts.append(evidence.fact("dns.upstreams", upstreams))
    facts.append(
      evidence.fact(
        "dns.clusterDomain", try ClusterDomain.reading(of: configuration.main, in: evidence)))
    return facts
  }

  private static func custom(
    _ reading: Reading<CustomCorefile>, imports: [String]
  ) -> Reading<FactValue> {
    guard let custom = reading.value else { return reading.map(\.value) }
    let lines = imports.map { "import \($0)" }.joined(separator: " and ")
    return .stated(
      custom.value, by: reading.provenance,
      reasoning: imports.isEmpty
        ? "whether a Corefile imports it is not known"
        : "the Corefile takes it in by \(lines) "
          + "(https://learn.microsoft.com/azure/aks/coredns-custom)")
  }

  private static func nodeLocalFacts(_ evidence: NetworkEvidence) throws -> [Fact] {
    let cache = try NodeLocalCache(in: evidence)
    return [evidence.fact(nodeLocalCache, cache.reading)]
      + cache.corefiles.map { corefile in
        evidence.fact(
          "dns.nodeLocalCorefile", of: .object(corefile.key), corefile.reading.map(\.value))
      }
  }
}
