import ClusterObjects

/// Calico (https://docs.tigera.io/calico/latest/about/), by its operator or a manifest.
struct CalicoPlugin: NetworkPlugin {
  /// The container of its agents.
  static let container = "calico-node"

  let name = PluginName.calico

  let inputs =
    CalicoObjects.inputs + CalicoFelix.inputs + CalicoGroups.inputs("ippools")
    + CalicoGroups.definitions

  /// Its agents follow its objects while they run; the ConfigMap of the manifest they read when
  /// they start.
  let agents: (workload: ObjectKey, configuration: ObjectKey)? = (
    ObjectKey(resource: "daemonsets.apps", namespace: "kube-system", name: "calico-node"),
    ObjectKey(resource: "configmaps", namespace: "kube-system", name: "calico-config")
  )

  func sighting(in evidence: NetworkEvidence) throws -> PluginSighting {
    let objects = try CalicoObjects(evidence)
    let duty = objects.duty
    let kinds = try CalicoGroups.installed(evidence).map { object in
      Signal(
        .definitions, "CustomResourceDefinition \(object.key.name) is there", object.provenance())
    }
    return PluginSighting(
      signals: [objects.agents.signalUnlessIdle, duty.signal, kinds].compactMap { $0 },
      role: duty.role,
      unseen: [objects.agents.sighting.unknown].compactMap { $0 })
  }

  func settings(in evidence: NetworkEvidence) throws -> PluginSettings {
    let objects = try CalicoObjects(evidence)
    let felix = try CalicoFelix(agents: objects.agents, evidence)
    let isPrimary = objects.duty.role == .primary
    var settings = PluginSettings(
      unknown: UnknownReason(
        isPrimary ? "Calico does not show it" : "Calico does not connect Pods here"))
    settings.version = objects.version
    settings.encryption = CalicoDataplane.encryption(felix)
    settings.replacesKubeProxy = CalicoDataplane.replacesKubeProxy(objects, felix)
    guard isPrimary else { return settings }
    let pools = try CalicoPools(CalicoGroups(agents: objects.agents, evidence))
    settings.ipamMode = objects.ipam
    settings.usesNodePodCIDRs = objects.ipam.map { $0 == "host-local" }
    addressing(objects.ipam, pools, &settings)
    settings.routingMode = CalicoDataplane.routingMode(objects, pools)
    settings.encapsulation = CalicoDataplane.encapsulation(objects, pools)
    let mtu = CalicoDataplane.mtu(objects, felix, pools)
    settings.configuredMTUBytes = mtu.configured
    settings.podMTUBytes = mtu.pods
    return settings
  }

  /// Ranges are those of IPPools where Calico gives the addresses itself, and of nowhere else.
  private func addressing(
    _ ipam: Reading<String>, _ pools: CalicoPools, _ settings: inout PluginSettings
  ) {
    guard let word = ipam.value else {
      let reason = ipam.unknown ?? UnknownReason("it is not known who gives Pods addresses")
      settings.podCIDRs = .unknown(reason)
      settings.nodeBlockSizes = .unknown(reason)
      return
    }
    guard word == "calico-ipam" else {
      let reason = UnknownReason(
        word == "host-local"
          ? "Pods take addresses of the Node's block, not of an IPPool"
          : "\(word) gives Pods addresses, not Calico")
      settings.podCIDRs = .unknown(reason, by: ipam.provenance)
      settings.nodeBlockSizes = .unknown(reason, by: ipam.provenance)
      return
    }
    settings.podCIDRs = pools.podCIDRs
    settings.nodeBlockSizes = pools.blockSizes
    settings.ipFamilies = pools.families
  }
}
