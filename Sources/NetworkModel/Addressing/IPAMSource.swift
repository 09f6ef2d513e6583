import ClusterObjects

/// Who gives Pods their addresses.
struct IPAMSource: FactSource {
  let definitions = [
    FactDefinition(
      .ipamMode, .addressing,
      "Who gives Pods addresses, in the product's own word: cluster-pool, host-local, eni, ...",
      isAlwaysReported: true, follows: [.cniName], meaning: IPAMModeMeaning())
  ]

  var inputs: [Scope] { NetworkPlugins.inputs }

  func facts(in evidence: NetworkEvidence) throws -> [Fact] {
    let settings = try evidence.detectedNetwork().settings(in: evidence)
    return [evidence.fact(.ipamMode, settings.ipamMode.map { .word($0) })]
  }
}
