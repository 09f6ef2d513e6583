import ClusterObjects

/// Which cluster it is, what its control plane and nodes run, and how many nodes there are.
struct IdentitySource: FactSource {
  let definitions = [
    FactDefinition(
      .kubernetesVersion, .identity, "The API server's version.", isAlwaysReported: true,
      meaning: KubernetesVersionMeaning()),
    FactDefinition(
      "kubelet.versions", .identity, "Versions of kubelet that nodes run, oldest first.",
      meaning: KubeletVersionsMeaning()),
    FactDefinition(
      "nodes.count", .identity, "How many nodes there are.", isAlwaysReported: true,
      meaning: PlainMeaning(
        .capacity, "there is room for more or fewer Pods, and more or fewer blocks are taken")),
    FactDefinition(
      "nodes.operatingSystems", .identity, "Operating systems of the nodes, sorted.",
      meaning: PlainMeaning(
        .capacity, "nodes of another operating system can or can no longer run Pods")),
    FactDefinition(
      "cluster.uid", .identity,
      "The UID of the namespace kube-system, which is the cluster's own as long as it lives.",
      isOfOneCluster: true,
      meaning: PlainMeaning(.cosmetic, "these are snapshots of two clusters")),
  ]

  let inputs = [
    Scope("namespaces", name: "kube-system"), Scope("nodes"),
    Scope(ResourceCatalogue.versionResource, name: "kubernetes"),
  ]

  func facts(in evidence: NetworkEvidence) throws -> [Fact] {
    let nodes = try evidence.objects(of: "nodes")
    let kubelets = tally(nodes, "kubeletVersion") { KubeletVersionsMeaning.precedes($0, $1) }
    let systems = tally(nodes, "operatingSystem") { $0.precedesBytewise($1) }
    return [
      evidence.fact(.kubernetesVersion, try kubernetesVersion(kubelets, evidence)),
      evidence.fact("kubelet.versions", kubelets),
      evidence.fact("nodes.count", count(nodes)),
      evidence.fact("nodes.operatingSystems", systems),
      evidence.fact("cluster.uid", try clusterUID(evidence)),
    ]
  }

  /// The server's own word. Kubelets may be up to three minor versions older
  /// (https://kubernetes.io/releases/version-skew-policy/), so they are a hint and no evidence.
  private func kubernetesVersion(
    _ kubelets: Reading<FactValue>, _ evidence: NetworkEvidence
  ) throws -> Reading<FactValue> {
    let version = try evidence.object(ResourceCatalogue.versionResource, named: "kubernetes")
    if let object = version.object, let text = object.text("gitVersion"), !text.isEmpty {
      return .stated(.word(text), by: [object.provenance("gitVersion")])
    }
    let hint = kubelets.value.map { "; nodes run kubelet \($0.text), and the server may be newer" }
    return .unknown(
      UnknownReason(
        unseen: [ResourceCatalogue.versionResource],
        "the server's version was not collected\(hint ?? "")", shownBy: "kubectl version -o json"),
      by: kubelets.provenance)
  }

  private func count(_ nodes: ObjectList) -> Reading<FactValue> {
    if let unseen = nodes.unseen { return .unknown(unseen) }
    return .stated(
      .number(nodes.objects.count), by: nodes.objects.prefix(1).map { $0.provenance() })
  }

  /// The distinct values of a member of the nodes' information, with counts in the reasoning.
  private func tally(
    _ nodes: ObjectList, _ member: String, by areInOrder: (String, String) -> Bool
  ) -> Reading<FactValue> {
    if let unseen = nodes.unseen { return .unknown(unseen) }
    var found: [String: (count: Int, place: Provenance)] = [:]
    for node in nodes.objects {
      guard let text = node.text("status", "nodeInfo", member), !text.isEmpty else { continue }
      found[text, default: (0, node.provenance("status", "nodeInfo", member))].count += 1
    }
    guard !found.isEmpty else {
      return .unknown(UnknownReason("no node states its \(member)"))
    }
    let sorted = found.sorted { areInOrder($0.key, $1.key) }
    return .stated(
      FactValue(words: sorted.map(\.key)), by: sorted.map(\.value.place),
      reasoning: sorted.map { "\($0.key) on \($0.value.count)" }.joined(separator: ", ")
        + " of \(nodes.objects.count) nodes")
  }

  private func clusterUID(_ evidence: NetworkEvidence) throws -> Reading<FactValue> {
    let namespace = try evidence.object("namespaces", named: "kube-system")
    if let object = namespace.object, let uid = object.text("metadata", "uid") {
      return .stated(.word(uid), by: [object.provenance("metadata", "uid")])
    }
    return .unknown(
      namespace.unknown
        ?? UnknownReason(
          "the namespace kube-system is recorded without its UID",
          shownBy: "kubectl get namespace kube-system -o json"))
  }
}
