import ClusterObjects

/// A small cluster whose network changes at random: nodes come and go, configuration is edited,
/// agents are restarted, Services are edited and created again.
package struct RandomNetwork {
  private var generator: SeededGenerator
  private var seconds = 0.0
  private var proxyMode = "iptables"
  private var podSubnet = "10.244.0.0/16"
  private var kindnetTag = "v1.0.0"
  private var hasKindnet = true
  private var nodes: [String: (block: String, isReady: Bool, noise: Int)] = [:]
  private var agents: [String: Double] = [:]
  private var services: [String: (uid: Int, policy: String)] = [:]
  private var serial = 0

  private let seesAll: Bool

  /// Equal seeds give equal clusters.
  ///
  /// - Parameter seesAll: whether every snapshot sees everything.
  package init(seed: some BinaryInteger, seesAll: Bool = false) {
    self.seesAll = seesAll
    generator = SeededGenerator(seed: seed)
    for _ in 0..<3 { addNode() }
    for _ in 0..<4 { addService() }
  }

  /// Records some snapshots, between which things happen, in some of which not everything is seen.
  package mutating func history(snapshots: Int) throws -> TestHistory {
    let history = TestHistory()
    for _ in 0..<snapshots {
      history.record(try objects(), at: seconds, coverage: coverage())
      for _ in 0..<generator.index(below: 3) { happen() }
      seconds += generator.pick([(300, 6), (1500, 2), (4000, 1)])
    }
    return history
  }

  private mutating func coverage() -> Coverage {
    var coverage = Coverage(
      complete: ResourceCatalogue.current.resources.map(\.name))
    if seesAll { return coverage }
    for resource: ResourceName in ["nodes", "configmaps", "pods", "services", "daemonsets.apps"]
    where generator.isOne(in: 12) {
      let outcome = generator.pick([
        (CoverageOutcome.forbidden, 1), (.failed, 1), (.notCollected, 3), (.partial, 1),
      ])
      coverage[Scope(resource)] =
        outcome == .notCollected ? nil : CoverageEntry(outcome)
    }
    return coverage
  }

  private mutating func happen() {
    let happening = generator.index(below: 12)
    switch happening {
    case 0: proxyMode = generator.pick([("iptables", 1), ("ipvs", 1), ("nftables", 1), ("", 1)])
    case 1: podSubnet = generator.pick([("10.244.0.0/16", 1), ("10.200.0.0/16,10.244.0.0/16", 1)])
    case 2: kindnetTag = generator.pick([("v1.0.0", 1), ("v1.1.0", 1)])
    case 3: hasKindnet.toggle()
    case 4: addNode()
    case 5: if let name = nodes.keys.sorted().first, nodes.count > 1 { removeNode(name) }
    case 6: if let name = nodes.keys.sorted().last { nodes[name]?.isReady.toggle() }
    case 7: for name in nodes.keys { agents[name] = seconds + 1 }
    case 8: addService()
    case 9: if let name = services.keys.sorted().first { services[name]?.policy = "Local" }
    case 10: if let name = services.keys.sorted().last { services[name]?.uid += 1000 }
    default: for name in nodes.keys { nodes[name]?.noise += 1 }
    }
  }

  private mutating func addNode() {
    serial += 1
    let name = "node-\(serial)"
    nodes[name] = ("10.244.\(serial).0/24", true, 0)
    agents[name] = seconds - 1
  }

  private mutating func removeNode(_ name: String) {
    nodes[name] = nil
    agents[name] = nil
  }

  private mutating func addService() {
    serial += 1
    services["service-\(serial)"] = (serial, "Cluster")
  }

  // MARK: Objects

  private func objects() throws -> [TestObject] {
    var objects: [TestObject] = [
      .configMap("kube-proxy", "config.conf", "mode: \"\(proxyMode)\"\n"),
      .configMap(
        "kubeadm-config", "ClusterConfiguration",
        "networking:\n  podSubnet: \(podSubnet)\n  serviceSubnet: 10.96.0.0/12\n"),
    ]
    if hasKindnet { objects.append(try daemonSet("kindnet")) }
    objects.append(try daemonSet("kube-proxy"))
    for (name, node) in nodes {
      objects.append(try self.node(name, node))
      objects.append(try pod(name))
    }
    for (name, service) in services { objects.append(try self.service(name, service)) }
    return objects
  }

  private func daemonSet(_ name: String) throws -> TestObject {
    let container = name == "kindnet" ? "kindnet-cni" : name
    return try TestObject(
      "daemonsets.apps", name, in: "kube-system",
      """
      {"spec":{"template":{"spec":{"containers":[{"name":"\(container)",
      "image":"example.org/\(name):\(kindnetTag)"}]}}},
      "status":{"desiredNumberScheduled":\(nodes.count),"numberReady":\(nodes.count)}}
      """)
  }

  private func node(
    _ name: String, _ node: (block: String, isReady: Bool, noise: Int)
  ) throws -> TestObject {
    try TestObject(
      "nodes", name,
      """
      {"metadata":{"name":"\(name)","uid":"\(name)"},"spec":{"podCIDRs":["\(node.block)"]},
      "status":{"conditions":[{"type":"Ready","status":"\(node.isReady ? "True" : "False")",
      "reason":"noise \(node.noise)"}],"nodeInfo":{"kubeletVersion":"v1.34.2"}}}
      """)
  }

  private func pod(_ node: String) throws -> TestObject {
    let started = TestHistory.start.adding(seconds: agents[node] ?? 0)
    return try TestObject(
      "pods", "kube-proxy-\(node)", in: "kube-system",
      """
      {"metadata":{"creationTimestamp":"\(started)",
      "ownerReferences":[{"kind":"DaemonSet","name":"kube-proxy"}]},
      "spec":{"nodeName":"\(node)"}}
      """)
  }

  private func service(
    _ name: String, _ service: (uid: Int, policy: String)
  ) throws -> TestObject {
    try TestObject(
      "services", name, in: "shop",
      """
      {"metadata":{"name":"\(name)","namespace":"shop","uid":"uid-\(service.uid)"},
      "spec":{"type":"LoadBalancer","externalTrafficPolicy":"\(service.policy)"}}
      """)
  }
}

extension TestObject {
  /// A ConfigMap of `kube-system` with one entry.
  package static func configMap(_ name: String, _ entry: String, _ text: String) -> TestObject {
    TestObject(
      "configmaps", name, in: "kube-system",
      value: .object(["data": .object([entry: .string(text)])]))
  }
}
