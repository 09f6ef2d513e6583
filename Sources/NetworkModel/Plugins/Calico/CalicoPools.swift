import ClusterObjects

/// Calico's ranges, each once whatever groups serve it.
struct CalicoPools {
  /// Sorted by range.
  let all: [CalicoPool]
  /// Why they cannot be judged as a whole: some were not seen, or not to be read.
  private let unsure: UnknownReason?
  private let assumption: String?

  /// - Throws: the history's error.
  init(_ groups: CalicoGroups) throws {
    let found = try groups.objects("ippools")
    var pools: [CalicoPool] = []
    var malformed: UnknownReason?
    for object in found.objects {
      guard let pool = CalicoPool(object, why: &malformed) else { continue }
      if !pools.contains(where: { $0.name == pool.name && $0.cidr == pool.cidr }) {
        pools.append(pool)
      }
    }
    all = pools.sorted { ($0.cidr, $1.name) < ($1.cidr, $0.name) }
    unsure = malformed ?? found.unseen
    assumption = found.assumption
  }

  /// Those whose addresses Pods may have, those that are disabled among them.
  var ofPods: [CalicoPool] { all.filter(\.isForPods) }

  /// Something that all pools of Pods say together.
  ///
  /// - Parameter summary: what they say; never asked of no pool.
  private func reading<Value>(
    _ pools: [CalicoPool], _ summary: ([CalicoPool]) -> Reading<Value>
  ) -> Reading<Value> {
    if let unsure { return .unknown(unsure, by: pools.map { $0.object.provenance("spec") }) }
    guard !pools.isEmpty else {
      return .unknown(UnknownReason("there is no IPPool that Pods may take addresses from"))
    }
    return weakened(summary(pools))
  }

  /// What was seen in one group alone is no more than inferred.
  private func weakened<Value>(_ reading: Reading<Value>) -> Reading<Value> {
    guard let assumption else { return reading }
    let reasoning = [reading.reasoning, assumption].compactMap { $0 }.joined(separator: "; ")
    return reading.combined(
      with: .inferred(true, reasoning: assumption), reasoning: reasoning
    ) { value, _ in value }
  }

  /// The ranges that Pods are given addresses of.
  var podCIDRs: Reading<[IPPrefix]> {
    reading(ofPods.filter { !$0.isDisabled }) { pools in
      .stated(
        Self.unique(pools.map(\.cidr)), by: pools.map { $0.object.provenance("spec", "cidr") },
        reasoning: notes)
    }
  }

  /// The families of the ranges that Pods are given addresses of, IPv4 first.
  var families: Reading<[IPFamily]> {
    podCIDRs.map { Self.unique($0.map(\.family)) }
  }

  /// The sizes of nodes' blocks.
  var blockSizes: Reading<[IPFamily: Int]> {
    reading(ofPods.filter { !$0.isDisabled }) { pools in
      let place = pools.map { $0.object.provenance("spec", "blockSize") }
      var sizes: [IPFamily: Int] = [:]
      for pool in pools {
        guard sizes[pool.cidr.family, default: pool.blockSize] == pool.blockSize else {
          let family = pools.filter { $0.cidr.family == pool.cidr.family }
          let texts = family.map { "\($0.name) /\($0.blockSize)" }.joined(separator: ", ")
          return .unknown(
            UnknownReason("IPPools have blocks of several sizes: \(texts)"), by: place)
        }
        sizes[pool.cidr.family] = pool.blockSize
      }
      guard pools.allSatisfy({ $0.statedBlockSize != nil }) else {
        return .documented(
          sizes,
          reasoning: "Calico 3.x gives nodes blocks of /26 and /122 where an IPPool states no "
            + "blockSize (https://docs.tigera.io/calico/latest/reference/resources/ippool)",
          by: pools.map { $0.object.provenance("spec") })
      }
      return .stated(sizes, by: place)
    }
  }

  /// `tunnel`, `native` or `hybrid`.
  var routingMode: Reading<String> {
    reading(ofPods) { pools in
      let wrapped = pools.filter { !$0.wraps.isEmpty }
      let word =
        if wrapped.isEmpty {
          "native"
        } else if wrapped.count < pools.count || wrapped.contains(where: \.isHybrid) {
          "hybrid"
        } else {
          "tunnel"
        }
      return .stated(word, by: Self.modes(of: pools), reasoning: modeNotes(pools))
    }
  }

  /// The encapsulations of all pools of Pods: those of a disabled one are in use as long as a Pod
  /// has an address of it.
  var encapsulation: Reading<[String]> {
    reading(ofPods) { pools in
      let words = pools.flatMap { $0.wraps.isEmpty ? ["none"] : $0.wraps.map(\.word) }
      return .stated(
        Self.unique(words.sorted { $0.precedesBytewise($1) }), by: Self.modes(of: pools),
        reasoning: modeNotes(pools))
    }
  }

  /// The encapsulations that Felix makes ready for, whatever a pool is for.
  var wraps: Reading<[CalicoWrap]> {
    if let unsure { return .unknown(unsure) }
    return weakened(.stated(Self.unique(all.flatMap(\.wraps)), by: Self.modes(of: all)))
  }

  private static func modes(of pools: [CalicoPool]) -> [Provenance] {
    pools.flatMap { pool in
      let fields = ["ipipMode", "vxlanMode"].filter { pool.object["spec", $0] != nil }
      return fields.isEmpty
        ? [pool.object.provenance("spec")]
        : fields.map { pool.object.provenance("spec", $0) }
    }
  }

  private func modeNotes(_ pools: [CalicoPool]) -> String? {
    let crossing = pools.filter(\.isHybrid).map(\.name)
    var notes: [String] = []
    if !crossing.isEmpty {
      notes.append(
        "packets to \(crossing.joined(separator: ", ")) are wrapped between nodes of different "
          + "subnets only")
    }
    let disabled = pools.filter(\.isDisabled).map(\.name)
    if !disabled.isEmpty {
      notes.append(
        "\(disabled.joined(separator: ", ")) is disabled, and counts for the Pods that still have "
          + "its addresses")
    }
    return notes.isEmpty ? nil : notes.joined(separator: "; ")
  }

  /// What narrows the ranges down.
  private var notes: String? {
    var notes = ofPods.filter(\.isDisabled).map { pool in
      "\(pool.name) (\(pool.cidr)) is disabled: Pods keep its addresses, and get no new ones"
    }
    notes += all.filter { !$0.isForPods }.map { "\($0.name) (\($0.cidr)) is not for Pods" }
    for pool in ofPods where !pool.isDisabled {
      if let selector = pool.object.text("spec", "nodeSelector"), !selector.isEmpty,
        selector != "all()"
      {
        notes.append("\(pool.name) is for nodes that match \(selector)")
      }
      if pool.object.text("spec", "assignmentMode") == "Manual" {
        notes.append("\(pool.name) is for Pods that ask for it")
      }
    }
    return notes.isEmpty ? nil : notes.joined(separator: "; ")
  }

  private static func unique<Element: Equatable>(_ elements: [Element]) -> [Element] {
    elements.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
