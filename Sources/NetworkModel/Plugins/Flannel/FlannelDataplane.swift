import ClusterObjects

/// What flannel's configuration and its marks on nodes say together; flannel carries packets for
/// Canal as well.
struct FlannelDataplane {
  /// Its `net-conf.json`.
  let configured: Reading<FlannelNetConf>
  /// What its agents wrote on nodes.
  let nodes: FlannelNodes

  /// The ranges of Pods.
  var podCIDRs: Reading<[IPPrefix]> {
    guard configured.value?.networks.isEmpty != true else {
      return .unknown(
        UnknownReason("net-conf.json states no Network"), by: configured.provenance)
    }
    return configured.map(\.networks)
  }

  /// The backend that is configured, and what nodes run where that differs; without a
  /// configuration what nodes run.
  var backend: Reading<FlannelBackend> {
    guard let configuration = configured.value else {
      return nodes.backend.value == nil && nodes.marked.isEmpty && nodes.unseen == nil
        ? .unknown(configured.unknown ?? UnknownReason("no configuration was seen"))
        : nodes.backend
    }
    guard let backend = configuration.backend else {
      return .documented(
        .udp,
        reasoning: "flannel takes udp where net-conf.json states no backend "
          + "(https://github.com/flannel-io/flannel/blob/master/Documentation/configuration.md)",
        by: configured.provenance)
    }
    let others = nodes.backends.filter { $0.backend != backend }
    guard !others.isEmpty else { return .stated(backend, by: configured.provenance) }
    let texts = others.map { "\($0.backend.type) on \($0.nodes.count) of \(nodes.count) nodes" }
    return .stated(
      backend,
      by: configured.provenance
        + others.compactMap { $0.nodes.first.map { FlannelNodes.place($0, "backend-type") } },
      reasoning: "configured; agents still run \(texts.joined(separator: ", ")), as their "
        + "annotations say")
  }

  /// Fills in what the backend decides.
  func fill(_ settings: inout PluginSettings) {
    let backend = backend
    settings.encapsulation = known(backend, "encapsulation") { $0.encapsulation.map { [$0] } }
    settings.encryption = known(backend, "encryption") { $0.encryption.map { [$0] } }
    settings.routingMode = routingMode(backend)
  }

  /// Without `net-conf.json` it is not known whether nodes of one subnet have routes.
  private func routingMode(_ backend: Reading<FlannelBackend>) -> Reading<String> {
    let isDirect = configured.value?.isDirect
    if isDirect == nil, let value = backend.value,
      value.routingMode(isDirect: true) != value.routingMode(isDirect: false)
    {
      return .unknown(
        configured.unknown
          ?? UnknownReason("whether DirectRouting is on is not shown", shownBy: "net-conf.json"),
        by: backend.provenance)
    }
    return known(backend, "routing") { $0.routingMode(isDirect: isDirect ?? false) }
  }

  private func known<Value>(
    _ backend: Reading<FlannelBackend>, _ what: String, _ change: (FlannelBackend) -> Value?
  ) -> Reading<Value> {
    guard let value = backend.value else {
      return .unknown(
        backend.unknown ?? UnknownReason("the backend is not known"), by: backend.provenance)
    }
    guard let result = change(value) else {
      return .unknown(
        UnknownReason("flannel's backend \(value.type) does not show its \(what)"),
        by: backend.provenance)
    }
    return backend.map { _ in result }
  }

  // MARK: MTU

  /// The MTU of the link, as `Backend.MTU` states it.
  var configuredMTU: Reading<Int> {
    guard let configuration = configured.value else {
      return .unknown(configured.unknown ?? UnknownReason("no configuration was seen"))
    }
    guard let bytes = configuration.linkMTUBytes, backend.value?.heedsMTU == true else {
      return .unknown(
        UnknownReason(
          "flannel takes the MTU of the node's link", shownBy: "ip -j link on the nodes"),
        by: configured.provenance)
    }
    return .stated(
      bytes, by: configured.provenance, reasoning: "Backend.MTU: of the link, before flannel's own")
  }

  /// The MTU of Pods: that of the link less what the backend adds.
  var podMTU: Reading<Int> {
    guard let value = backend.value, let overhead = value.overheadBytes else {
      return known(backend, "overhead", \.overheadBytes)
    }
    if let link = configuredMTU.value {
      return configuredMTU.combined(
        with: backend, reasoning: "\(link) of Backend.MTU less \(overhead) for \(value.type)"
      ) { link, _ in link - overhead }
    }
    return .unknown(
      UnknownReason(
        overhead == 0
          ? "it is the MTU of the node's link, from which nothing is taken"
          : "it is the MTU of the node's link less \(overhead) for \(value.type), "
            + "\(1500 - overhead) on a link of 1500",
        shownBy: "FLANNEL_MTU in /run/flannel/subnet.env on the nodes"), by: backend.provenance)
  }
}
