package import ClusterObjects

/// How kube-proxy serves ClusterIPs, or what serves them in its place.
package struct KubeProxySource: FactSource {
  /// The workload whose Pods read a configuration when they start, and that configuration, where
  /// kubeadm set them up.
  package static let agents = (
    workload: ObjectKey(resource: "daemonsets.apps", namespace: "kube-system", name: "kube-proxy"),
    configuration: ObjectKey(resource: "configmaps", namespace: "kube-system", name: "kube-proxy")
  )

  private static let replacement: FactName = "kubeProxy.replacement"
  private static let runsBeside: FactName = "kubeProxy.runsBesideReplacement"
  private static let nodeMode: FactName = "node.kubeProxyMode"
  private static let clusterCIDRs: FactName = "kubeProxy.clusterCIDRs"
  private static let nodePortAddresses: FactName = "kubeProxy.nodePortAddresses"
  private static let detectLocalMode: FactName = "kubeProxy.detectLocalMode"
  private static let metricsBindAddress: FactName = "kubeProxy.metricsBindAddress"
  private static let reference =
    "https://kubernetes.io/docs/reference/config-api/kube-proxy-config.v1alpha1/"

  /// The mode first, then what stands in for kube-proxy, then its settings.
  package let definitions = [
    FactDefinition(
      .kubeProxyMode, .dataplane,
      "The mode of kube-proxy: iptables, ipvs, nftables, kernelspace; none where another product "
        + "serves ClusterIPs and kube-proxy is not there.", isAlwaysReported: true,
      meaning: KubeProxyModeMeaning()),
    FactDefinition(
      replacement, .dataplane,
      "The product that serves ClusterIPs in place of kube-proxy, or none.",
      follows: [.kubeProxyMode, .cniName],
      meaning: PlainMeaning(
        .disruptive,
        "other rules on every node serve ClusterIPs; connections that the old ones track may break")
    ),
    FactDefinition(
      runsBeside, .dataplane, "Whether kube-proxy runs although another product replaces it.",
      follows: [replacement, .kubeProxyMode],
      meaning: PlainMeaning(
        .routing, "whether two programs serve ClusterIPs on the same nodes differs")),
    FactDefinition(
      nodeMode, .dataplane, "The mode of kube-proxy on one node, where its Pod shows it.",
      subjects: .comingAndGoing, follows: [.kubeProxyMode], meaning: KubeProxyModeMeaning()),
    FactDefinition(
      clusterCIDRs, .dataplane,
      "Ranges that kube-proxy takes for those of Pods, to tell their traffic from other.",
      follows: [.kubeProxyMode],
      meaning: PlainMeaning(
        .routing,
        "for which clients kube-proxy hides the source address behind the node's differs")),
    FactDefinition(
      nodePortAddresses, .dataplane,
      "Ranges of node addresses that answer on NodePorts; primary: the node's own ones, all: any.",
      follows: [.kubeProxyMode],
      meaning: PlainMeaning(.routing, "NodePorts answer on other addresses of the nodes")),
    FactDefinition(
      detectLocalMode, .dataplane,
      "How kube-proxy tells traffic of Pods from other: ClusterCIDR, NodeCIDR, BridgeInterface, "
        + "InterfaceNamePrefix.", follows: [.kubeProxyMode],
      meaning: PlainMeaning(
        .routing,
        "for which clients kube-proxy hides the source address behind the node's differs")),
    FactDefinition(
      metricsBindAddress, .dataplane,
      "Address and port on each node where kube-proxy shows its metrics and its mode.",
      follows: [.kubeProxyMode],
      meaning: PlainMeaning(.cosmetic, "metrics of kube-proxy are found elsewhere")),
  ]

  /// It has nothing to be told.
  package init() {}

  /// Its objects, and those that tell which plugin replaces it.
  package var inputs: [Scope] {
    Set(KubeProxyDeployment.inputs + NetworkPlugins.inputs).sorted()
  }

  /// Mode and replacement always; settings where kube-proxy may be there.
  ///
  /// - Throws: the history's error.
  package func facts(in evidence: NetworkEvidence) throws -> [Fact] {
    let deployment = try KubeProxyDeployment(in: evidence)
    let replacement = try KubeProxyReplacement.reading(in: evidence)
    let mode = deployment.mode(replacement: replacement)
    var facts = [
      evidence.fact(.kubeProxyMode, mode.map { .word($0) }),
      evidence.fact(Self.replacement, replacement.map { .word($0) }),
    ]
    if let product = replacement.value, product != KubeProxyReplacement.none {
      facts.append(
        evidence.fact(Self.runsBeside, Self.runsBeside(product, deployment, replacement)))
    } else if let reason = replacement.unknown {
      facts.append(evidence.fact(Self.runsBeside, .unknown(reason)))
    }
    for pod in deployment.staticPods {
      let reading: Reading<String> =
        switch pod.configured {
        case .found(let configuration): deployment.mode(of: configuration)
        case .unknown(let reason, let place): .unknown(reason, by: place)
        }
      facts.append(evidence.fact(Self.nodeMode, of: .node(pod.node), reading.map { .word($0) }))
    }
    if mode.value == KubeProxyReplacement.none { return facts }
    var isThere = false
    if case .running = deployment.presence { isThere = true }
    return facts
      + Self.settings(of: deployment, mode).map { name, reading in
        // Whether a default holds depends on whether kube-proxy is there at all.
        let isBare = !isThere && reading.basis == .documented && reading.value != nil
        return evidence.fact(
          name, isBare ? mode.unknown.map { .unknown($0) } ?? reading : reading)
      }
  }

  private static func runsBeside(
    _ product: String, _ deployment: KubeProxyDeployment, _ replacement: Reading<String>
  ) -> Reading<FactValue> {
    switch deployment.presence {
    case .running(let observed, let proof):
      .stated(
        true, by: replacement.provenance + proof,
        reasoning: "\(product) is set to replace kube-proxy, and there is \(observed)")
    case .notSeen(let observed, let proof):
      .stated(false, by: replacement.provenance + proof, reasoning: observed)
    case .unknown(let reason): .unknown(reason)
    }
  }

  private static func settings(
    of deployment: KubeProxyDeployment, _ mode: Reading<String>
  ) -> [(name: FactName, reading: Reading<FactValue>)] {
    [
      (
        clusterCIDRs,
        deployment.setting(
          \.clusterCIDRs, orDocumented: [],
          "there is no default, and where detectLocalMode is ClusterCIDR no traffic counts as that "
            + "of Pods then (\(reference))"
        ).map { FactValue(words: $0.map(\.description)) }
      ),
      (nodePortAddresses, addresses(deployment, mode).map { FactValue(words: $0) }),
      (
        detectLocalMode,
        deployment.setting(
          \.detectLocalMode, orDocumented: "ClusterCIDR",
          "kube-proxy takes ClusterCIDR (\(reference))"
        ).map { .word($0) }
      ),
      (
        metricsBindAddress,
        deployment.setting(
          \.metricsBindAddress, orDocumented: "127.0.0.1:10249",
          "kube-proxy takes port 10249 of the loopback address, [::1] where it is bound to IPv6 "
            + "(\(reference))"
        ).map { .word($0) }
      ),
    ]
  }

  /// The default depends on the mode, and is no better known than that
  /// (https://kubernetes.io/docs/reference/networking/virtual-ips/).
  private static func addresses(
    _ deployment: KubeProxyDeployment, _ mode: Reading<String>
  ) -> Reading<[String]> {
    let isPrimary = mode.value == "nftables"
    let reading = deployment.setting(
      \.nodePortAddresses, orDocumented: [isPrimary ? "primary" : "all"],
      isPrimary
        ? "in nftables mode kube-proxy takes the node's primary addresses "
          + "(https://kubernetes.io/docs/reference/networking/virtual-ips/)"
        : "in iptables and ipvs mode kube-proxy takes all addresses of the node "
          + "(https://kubernetes.io/docs/reference/networking/virtual-ips/)")
    return reading.basis == .documented ? reading.combined(with: mode) { own, _ in own } : reading
  }
}
