import ClusterObjects

extension KubeProxyDeployment {
  /// The modes there are; `userspace` was removed
  /// (https://kubernetes.io/docs/reference/networking/virtual-ips/).
  private static let words: Set<String> = [
    "iptables", "ipvs", "nftables", "kernelspace", "userspace",
  ]
  /// The first version whose default is not iptables any more, as planned.
  private static let firstWithOtherDefault = ProductVersion(1, 40)
  private static let plan =
    "https://github.com/kubernetes/enhancements/tree/master/keps/sig-network/"
    + "5343-nftables-to-default"

  /// The mode that serves ClusterIPs; `none` where another product does and kube-proxy is not
  /// there.
  func mode(replacement: Reading<String>) -> Reading<String> {
    switch presence {
    case .running: return configuredMode
    case .notSeen(let observed, let proof):
      return modeWithoutAgents(observed, proof, replacement)
    case .unknown(let reason):
      if let product = replacement.value, product != KubeProxyReplacement.none {
        return .unknown(
          UnknownReason(
            unseen: reason.unseen,
            "\(product) serves ClusterIPs, and whether kube-proxy does beside it was not seen: "
              + reason.because, shownBy: reason.shownBy), by: replacement.provenance)
      }
      guard case .found = configured, let word = configuredMode.value else {
        if case .unknown(let own, let place) = configured { return .unknown(own, by: place) }
        return configuredMode
      }
      let said = configuredMode.reasoning.map { "; \($0)" } ?? ""
      return .inferred(
        word, reasoning: "whether kube-proxy runs was not seen: \(reason.because)\(said)",
        by: configuredMode.provenance)
    }
  }

  private func modeWithoutAgents(
    _ observed: String, _ proof: [Provenance], _ replacement: Reading<String>
  ) -> Reading<String> {
    if let product = replacement.value, product != KubeProxyReplacement.none {
      let reasoning = "\(product) serves ClusterIPs; \(observed)"
      return replacement.basis == .inferred
        ? .inferred(
          KubeProxyReplacement.none, reasoning: reasoning, by: replacement.provenance + proof)
        : .stated(
          KubeProxyReplacement.none, by: replacement.provenance + proof, reasoning: reasoning)
    }
    var because =
      "\(observed); that does not say that nothing runs it: k3s and EKS Auto Mode run it outside "
      + "of Pods, other products under other names"
    if case .found(let left) = configured { because += "; \(left.origin) may be a leftover" }
    guard let reason = replacement.unknown, !reason.unseen.isEmpty else {
      return .unknown(UnknownReason(because, shownBy: Self.endpoint), by: proof)
    }
    return .unknown(
      UnknownReason(unseen: reason.unseen, because, shownBy: Self.endpoint), by: proof)
  }

  /// What the configuration says, without a look at whether anything reads it.
  private var configuredMode: Reading<String> {
    switch configured {
    case .unknown(let reason, let place): .unknown(reason, by: place)
    case .found(let configuration): mode(of: configuration)
    }
  }

  /// The mode that a configuration states, or the documented default.
  func mode(of configuration: KubeProxyConfiguration) -> Reading<String> {
    guard let stated = configuration.mode else { return defaultMode(of: configuration) }
    if let word = stated.value, !Self.words.contains(word) {
      return .unknown(
        UnknownReason("\(configuration.origin) says mode \(word), which kube-proxy does not know"),
        by: stated.provenance)
    }
    return stated
  }

  private func defaultMode(of configuration: KubeProxyConfiguration) -> Reading<String> {
    let unset = "\(configuration.origin) sets no mode"
    if isForWindows {
      return .documented(
        "kernelspace",
        reasoning: "\(unset): on Windows kube-proxy has kernelspace only "
          + "(https://kubernetes.io/docs/reference/networking/virtual-ips/)",
        by: [configuration.place])
    }
    guard let version else {
      return .unknown(
        UnknownReason(
          "\(unset), and the default depends on the version, which was not seen: iptables through "
            + "1.39 (\(Self.plan))", shownBy: "the image of kube-proxy, or the server's version"),
        by: [configuration.place])
    }
    let proof = [configuration.place, version.of]
    if version.number >= Self.firstWithOtherDefault {
      return .unknown(
        UnknownReason(
          "\(unset), and which one \(version.number) takes is not verified: iptables through 1.39, "
            + "nftables planned from 1.40 (\(Self.plan))", shownBy: Self.endpoint), by: proof)
    }
    return .documented(
      "iptables",
      reasoning: "\(unset): on Linux kube-proxy takes iptables through 1.39, this is "
        + "\(version.number) (\(Self.plan))", by: proof)
  }

  /// A setting of what is there, or its documented default.
  ///
  /// - Parameter why: of the default: one sentence, with its source.
  func setting<Value: Hashable & Sendable>(
    _ pick: (KubeProxyConfiguration) -> Reading<Value>?, orDocumented value: Value, _ why: String
  ) -> Reading<Value> {
    if case .notSeen = presence {
      return .unknown(
        UnknownReason(
          "no kube-proxy was seen; kubeProxy.mode says how far was looked",
          shownBy: "GET /configz on kube-proxy's metrics port (10249) of each node"))
    }
    switch configured {
    case .unknown(let reason, let place): return .unknown(reason, by: place)
    case .found(let configuration):
      return pick(configuration)
        ?? .documented(
          value, reasoning: "\(configuration.origin) does not set it: \(why)",
          by: [configuration.place])
    }
  }
}
