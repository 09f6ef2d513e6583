import ClusterObjects

/// The ConfigMap `cilium-config`, which Cilium's agents read when they start, with what
/// CiliumNodeConfigs put in its place. The keys are those of the chart
/// (https://github.com/cilium/cilium/tree/main/install/kubernetes/cilium, `cilium-configmap.yaml`).
struct CiliumConfiguration {
  /// The ConfigMap's name.
  static let name = "cilium-config"

  /// What is there under one key.
  enum Entry {
    case text(String, [Provenance])
    case absent
    case unknown(UnknownReason)
  }

  /// The ConfigMap.
  let sighting: Sighting
  /// Where it is, or should be.
  let key: ObjectKey
  /// What some nodes use in its place.
  let partial: [CiliumNodeOverride]
  /// Why there may be CiliumNodeConfigs that nobody saw.
  private let unseenOverrides: UnknownReason?
  /// What every node uses in place of the ConfigMap's text.
  private let overlay: [String: (text: String, place: Provenance)]
  /// Keys that CiliumNodeConfigs of every node set to different values.
  private let contested: Set<String>

  /// - Throws: the history's error.
  init(_ evidence: NetworkEvidence, agents: CiliumAgents) throws {
    let namespaces = agents.workload.map { [$0.key.namespace] } ?? ["kube-system", "cilium"]
    var best: (sighting: Sighting, namespace: String)?
    for namespace in namespaces where best?.sighting.object == nil {
      let sighting = try Self.sighting(evidence, in: namespace)
      let isBetter = sighting.object != nil || sighting.unknown != nil
      if best == nil || (isBetter && best?.sighting.unknown == nil) || sighting.object != nil {
        best = (sighting, namespace)
      }
    }
    let namespace = best?.namespace ?? "kube-system"
    sighting = best?.sighting ?? .absent
    key = ObjectKey(resource: "configmaps", namespace: namespace, name: Self.name)
    let configs = try evidence.objects(of: "ciliumnodeconfigs.cilium.io")
    let own = configs.objects.filter { $0.key.namespace == namespace }
    // Nodes are many: they are read only where something selects among them.
    let nodes =
      own.isEmpty ? ObjectList(objects: [], unseen: nil) : try evidence.objects(of: "nodes")
    let overrides = own.map { CiliumNodeOverride($0, nodes: nodes) }
    partial = overrides.filter { $0.reach != .everyNode && $0.place != nil }
    unseenOverrides = configs.unseen
    var overlay: [String: (text: String, place: Provenance)] = [:]
    var contested: Set<String> = []
    for override in overrides where override.reach == .everyNode {
      for (name, text) in override.entries {
        if let other = overlay[name], other.text != text { contested.insert(name) }
        overlay[name] = (text, override.provenance(name))
      }
    }
    self.overlay = overlay
    self.contested = contested
  }

  private init(_ other: CiliumConfiguration, on nodes: CiliumNodeOverride) {
    sighting = other.sighting
    key = other.key
    partial = []
    unseenOverrides = nil
    contested = other.contested
    overlay = other.overlay.merging(
      nodes.entries.map { ($0.key, (text: $0.value, place: nodes.provenance($0.key))) }
    ) { $1 }
  }

  /// What holds on the nodes that an override selects.
  func overridden(by override: CiliumNodeOverride) -> CiliumConfiguration {
    CiliumConfiguration(self, on: override)
  }

  /// What is there under a key.
  subscript(name: String) -> Entry {
    if contested.contains(name) {
      return .unknown(
        UnknownReason("CiliumNodeConfigs that select every node set \(name) to different values"))
    }
    if let (text, place) = overlay[name] { return .text(text, [place]) }
    switch sighting {
    case .absent:
      return .unknown(
        UnknownReason("there is no ConfigMap \(key.qualifiedName)", shownBy: key.description))
    case .unknown(let reason): return .unknown(reason)
    case .present(let object):
      guard let value = object["data", name] else { return .absent }
      guard let text = value.text else {
        return .unknown(UnknownReason("the value of \(name) in \(key) is not recorded"))
      }
      return .text(text, [object.provenance("data", name)])
    }
  }

  /// What a key says, with a remark on the nodes for which a CiliumNodeConfig says otherwise.
  ///
  /// - Parameters:
  ///   - expected: what values it may have, for the reason why another one is not understood.
  ///   - absent: what holds where there is no such key.
  func reading<Value>(
    _ name: String, expecting expected: String, absent: @autoclosure () -> Reading<Value>,
    _ parse: (String) -> Value?
  ) -> Reading<Value> {
    let reading: Reading<Value> =
      switch self[name] {
      case .unknown(let reason): .unknown(reason)
      case .absent: absent()
      case .text(let text, let places):
        parse(text).map { .stated($0, by: places) }
          ?? .unknown(
            UnknownReason("\(name) is \"\(text)\", and not \(expected)"), by: places)
      }
    return noting(reading, keys: [name])
  }

  /// A reading with a remark on the nodes for which a CiliumNodeConfig sets one of these keys.
  func noting<Value>(_ reading: Reading<Value>, keys: [String]) -> Reading<Value> {
    var remarks: [String] = []
    var proof: [Provenance] = []
    for override in partial {
      let set = keys.filter { override.entries[$0] != nil }
      guard let place = override.place, !set.isEmpty else { continue }
      let words = set.map { "\($0)=\(override.entries[$0] ?? "")" }.joined(separator: ", ")
      remarks.append("\(override.label) sets \(words) on \(place)")
      proof += set.map(override.provenance)
    }
    if let unseenOverrides { remarks.append("\(unseenOverrides.because), and may say otherwise") }
    return reading.noting(remarks.isEmpty ? nil : remarks.joined(separator: "; "), by: proof)
  }

  /// Whether a switch is on; a switch without its key is off.
  func isOn(_ name: String) -> Reading<Bool> {
    reading(
      name, expecting: "true or false",
      absent: .documented(
        false, reasoning: "\(name) is not set",
        by: sighting.object.map { [$0.provenance("data")] } ?? [])
    ) { Self.truth($0) }
  }

  /// As Go's strconv.ParseBool reads it, which the agents use.
  static func truth(_ text: String) -> Bool? {
    if ["1", "t", "T", "true", "TRUE", "True"].contains(text) { return true }
    if ["0", "f", "F", "false", "FALSE", "False"].contains(text) { return false }
    return nil
  }

  /// The mode in which it is chained on another plugin; nil where it is not.
  var chainingMode: String? {
    if case .text(let mode, _) = self["cni-chaining-mode"], !["", "none", "portmap"].contains(mode)
    {
      mode
    } else {
      nil
    }
  }

  /// The IP families that Pods get addresses of. The chart names both keys; where one is missing,
  /// something else wrote the ConfigMap.
  var families: Reading<[IPFamily]> {
    func family(_ name: String) -> Reading<Bool> {
      reading(
        name, expecting: "true or false",
        absent: .unknown(UnknownReason("\(key) does not say \(name)"))
      ) { Self.truth($0) }
    }
    return family("enable-ipv4").combined(with: family("enable-ipv6")) { isIPv4, isIPv6 in
      (isIPv4 ? [.ipv4] : []) + (isIPv6 ? [.ipv6] : [])
    }
  }

  private static func sighting(
    _ evidence: NetworkEvidence, in namespace: String
  ) throws -> Sighting {
    guard ["kube-system", "cilium"].contains(namespace) else {
      return .unknown(
        UnknownReason(
          "configmaps \(namespace)/\(name) is not recorded, only that of kube-system and of cilium")
      )
    }
    return try evidence.object("configmaps", in: namespace, named: name)
  }
}
