import ClusterObjects

/// The ranges Pods take addresses from, as they are and as they are meant to be.
struct PodCIDRSource: FactSource {
  let definitions = [
    FactDefinition(
      .podCIDRs, .addressing,
      "The ranges Pods take addresses from; none where they take them from the provider's network.",
      isAlwaysReported: true, follows: [.podCIDRIntent, .ipamMode, .cniName],
      meaning: PodCIDRMeaning()),
    FactDefinition(
      .podCIDRIntent, .addressing,
      "What the control plane's configuration says the Pod ranges are: an intent, which the blocks "
        + "of nodes need not follow.", meaning: PodCIDRIntentMeaning()),
    FactDefinition(
      .nodeBlockSize, .addressing, "Prefix length of a node's block, by IP family.",
      follows: [.ipamMode, .cniName], meaning: NodeBlockSizeMeaning()),
  ]

  var inputs: [Scope] { NetworkPlugins.inputs + ControlPlaneRanges.inputs + [Scope("nodes")] }

  func facts(in evidence: NetworkEvidence) throws -> [Fact] {
    let settings = try evidence.detectedNetwork().settings(in: evidence)
    let ranges = try ControlPlaneRanges(evidence)
    let blocks = try NodeBlocks(settings, evidence)
    let sizes = Self.blockSizes(settings, blocks)
    var facts = [
      evidence.fact(.podCIDRs, Self.podCIDRs(settings, ranges, blocks).map(Self.value)),
      evidence.fact(
        .nodeBlockSize,
        sizes.map { sizes in
          .record(
            Dictionary(
              uniqueKeysWithValues: sizes.map { ($0.key.rawValue, .number($0.value)) }))
        }),
    ]
    if let intent = Self.intent(ranges) {
      facts.append(evidence.fact(.podCIDRIntent, intent.map(Self.value)))
    }
    return facts
  }

  private static func value(_ prefixes: [IPPrefix]) -> FactValue {
    FactValue(words: prefixes.map(\.description))
  }

  /// Nothing where no control plane of this cluster shows its configuration.
  private static func intent(_ ranges: ControlPlaneRanges) -> Reading<[IPPrefix]>? {
    ranges.intent.value == nil && ranges.intent.unknown?.unseen.isEmpty == true
      ? nil : ranges.intent
  }

  private static func podCIDRs(
    _ settings: PluginSettings, _ ranges: ControlPlaneRanges, _ blocks: NodeBlocks
  ) -> Reading<[IPPrefix]> {
    if settings.podCIDRs.value != nil || settings.usesNodePodCIDRs.value == false {
      return settings.podCIDRs
    }
    let candidates = ranges.known
    guard let first = candidates.first else {
      return .unknown(covering(blocks) ?? ranges.intent.unknown ?? UnknownReason("nothing says it"))
    }
    let observed = blocks.all
    if observed.isEmpty {
      return .inferred(
        first.value ?? [], reasoning: "as configured; no node's block confirms it",
        by: first.provenance)
    }
    for candidate in candidates {
      let prefixes = candidate.value ?? []
      let used = prefixes.filter { prefix in observed.contains { prefix.contains($0) } }
      guard observed.allSatisfy({ block in used.contains { $0.contains(block) } }) else { continue }
      let count = blocks.byNode.filter { $0.blocks.value != nil }.count
      var reasoning = "the configured ranges that hold the blocks of all \(count) nodes"
      if used.count < prefixes.count { reasoning += "; no node has a block of the others" }
      return .stated(used, by: candidate.provenance, reasoning: reasoning)
    }
    return .unknown(
      UnknownReason(
        "nodes have blocks outside of the configured ranges "
          + (first.value ?? []).map(\.description).joined(separator: ", ")),
      by: first.provenance)
  }

  /// What the blocks alone say: too little, for the range they were cut from may be wider.
  private static func covering(_ blocks: NodeBlocks) -> UnknownReason? {
    let texts = IPFamily.allCases.compactMap { family in
      IPPrefix.covering(blocks.all.filter { $0.family == family })?.description
    }
    guard !texts.isEmpty else { return nil }
    return UnknownReason(
      "all nodes' blocks lie in \(texts.joined(separator: " and ")), and the range they were cut "
        + "from is not shown", shownBy: "the provider's API, or --cluster-cidr")
  }

  private static func blockSizes(
    _ settings: PluginSettings, _ blocks: NodeBlocks
  ) -> Reading<[IPFamily: Int]> {
    if settings.nodeBlockSizes.value != nil || settings.usesNodePodCIDRs.value == false {
      return settings.nodeBlockSizes
    }
    var sizes: [IPFamily: Int] = [:]
    for block in blocks.all {
      guard sizes[block.family, default: block.length] == block.length else {
        return .unknown(UnknownReason("nodes have \(block.family) blocks of several sizes"))
      }
      sizes[block.family] = block.length
    }
    guard !sizes.isEmpty else { return settings.nodeBlockSizes }
    return .inferred(
      sizes, reasoning: "the size of every node's block",
      by: blocks.byNode.prefix(1).flatMap(\.blocks.provenance))
  }
}
