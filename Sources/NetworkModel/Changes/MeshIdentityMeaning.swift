import ClusterObjects

/// The cluster goes by another name or number in its mesh.
///
/// Cilium: identities hold the number, and all workloads must restart
/// (https://docs.cilium.io/en/stable/network/clustermesh/clustermesh/). Numbers: 1-255, or 1-511
/// with max-connected-clusters=511 everywhere; from 128, or 384, not with ENI or Alibaba IPAM nor
/// chained to the VPC CNI (https://github.com/cilium/cilium/issues/21330).
struct MeshIdentityMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.oneWayDoor]

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    guard isCiliums(change, context) else {
      return OneWayDoor.presumed(
        "peers know the cluster by another name or number, and netlapse does not know what "
          + "\(ProductRelease.plugin(in: context).text) keeps under the old one")
    }
    var because =
      change.name == .meshClusterID
      ? "security identities hold the cluster's number: until every workload has restarted, "
        + "policies here and at the peers apply to identities that no longer exist"
      : "peers and identities know the cluster by its old name: until every workload has restarted "
        + "and every peer is connected anew, they hold entries of a cluster that is gone"
    let caveats = caveats(change, context)
    if !caveats.isEmpty { because += "; " + caveats.joined(separator: "; ") }
    return OneWayDoor(
      because, wayBack: "the old name and number, and all workloads restarted once more"
    ).judgement
  }

  /// Whether Cilium states it, as it may when it works on top of another plugin, too.
  private func isCiliums(_ change: FactTransition, _ context: ChangeContext) -> Bool {
    let objects = [change.from, change.to].flatMap { $0?.provenance ?? [] }.map(\.key)
    if !objects.isEmpty { return objects.contains { $0.name == "cilium-config" } }
    return context.plugin == .cilium || change.name == .meshClusterID
  }

  private func caveats(_ change: FactTransition, _ context: ChangeContext) -> [String] {
    let value = change.to?.value
    if change.name == .meshClusterName {
      let id = number(context.after.value(.meshClusterID))
      return value?.word == "default" && id != nil && id != 0
        ? ["the name default is refused beside a number"] : []
    }
    guard let id = number(value) else { return [] }
    var caveats: [String] = []
    if id == 0 { caveats.append("0 means no mesh: peers lose the cluster") }
    if id > 511 {
      caveats.append("Cilium refuses numbers above 511")
    } else if id > 255 {
      caveats.append(
        "numbers above 255 need max-connected-clusters=511 in every cluster of the mesh")
    }
    if (128...255).contains(id) || (384...511).contains(id), sharesMarkBits(context) {
      caveats.append(
        "128-255 and 384-511 are refused or misread with ENI or Alibaba IPAM and when chained to "
          + "the VPC CNI")
    }
    return caveats
  }

  /// Whether packets carry marks of the cloud's in the bits that hold the number.
  private func sharesMarkBits(_ context: ChangeContext) -> Bool {
    let modes: Set<String> = ["alibabacloud", "eni"]
    return context.ipamMode.map { modes.contains($0) } ?? false
      || context.plugin == .awsVPC
  }

  private func number(_ value: FactValue?) -> Int? {
    value?.number ?? value?.word.flatMap { Int($0) }
  }
}
