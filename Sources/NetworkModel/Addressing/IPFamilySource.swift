import ClusterObjects

/// The IP families of Pods and Services.
struct IPFamilySource: FactSource {
  let definitions = [
    FactDefinition(
      .ipFamilies, .addressing, "IP families of Pods and Services, the primary one first.",
      follows: [.cniName], meaning: IPFamiliesMeaning())
  ]

  var inputs: [Scope] {
    NetworkPlugins.inputs + [
      Scope("nodes"), Scope("services", namespace: "default", name: "kubernetes"),
    ]
  }

  func facts(in evidence: NetworkEvidence) throws -> [Fact] {
    let families = try families(evidence)
    return [
      evidence.fact(.ipFamilies, families.map { FactValue(words: $0.map(\.rawValue)) })
    ]
  }

  /// The primary family is that of the Service `default/kubernetes`
  /// (https://github.com/kubernetes/enhancements/tree/master/keps/sig-network/563-dual-stack); Pods
  /// have those that the plugin is configured for, or that nodes' blocks have.
  private func families(_ evidence: NetworkEvidence) throws -> Reading<[IPFamily]> {
    let settings = try evidence.detectedNetwork().settings(in: evidence)
    let blocks = try NodeBlocks(settings, evidence)
    let service = try evidence.object("services", in: "default", named: "kubernetes")
    let primary = service.object?.elements("spec", "ipFamilies").first?.text
      .flatMap { IPFamily(rawValue: $0) }
    let ofPods = settings.ipFamilies.value ?? blocks.byNode.first?.blocks.value?.map(\.family) ?? []
    guard primary != nil || !ofPods.isEmpty else {
      return .unknown(
        settings.ipFamilies.unknown ?? service.unknown
          ?? UnknownReason("no object states the families"))
    }
    var families = [primary].compactMap { $0 }
    for family in ofPods where !families.contains(family) { families.append(family) }
    var proof = settings.ipFamilies.value == nil ? [] : settings.ipFamilies.provenance
    if settings.ipFamilies.value == nil, let first = blocks.byNode.first?.blocks {
      proof += first.provenance
    }
    if let object = service.object, primary != nil {
      proof.append(object.provenance("spec", "ipFamilies"))
    }
    return primary == nil
      ? .inferred(
        families, reasoning: "in the order Pods have them; the primary family is not shown",
        by: proof)
      : .stated(families, by: proof)
  }
}
