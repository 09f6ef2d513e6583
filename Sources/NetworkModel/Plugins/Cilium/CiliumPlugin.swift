import ClusterObjects

/// Cilium (https://docs.cilium.io/), also as the dataplane that AKS and GKE install. Its agents
/// read `cilium-config` when they start.
struct CiliumPlugin: NetworkPlugin {
  let name = PluginName.cilium

  let inputs = [
    Scope("daemonsets.apps"),
    Scope("configmaps", namespace: "cilium", name: CiliumConfiguration.name),
    Scope("configmaps", namespace: "kube-system", name: CiliumConfiguration.name),
    Scope("ciliumnodes.cilium.io"),
    Scope("ciliumnodeconfigs.cilium.io"),
    Scope("ciliumpodippools.cilium.io"),
    Scope("customresourcedefinitions.apiextensions.k8s.io"),
    Scope("nodenetworkconfigs.acn.azure.com"),
    Scope("nodes"),
  ]

  let agents: (workload: ObjectKey, configuration: ObjectKey)? = (
    workload: ObjectKey(resource: "daemonsets.apps", namespace: "kube-system", name: "cilium"),
    configuration: ObjectKey(
      resource: "configmaps", namespace: "kube-system", name: CiliumConfiguration.name)
  )

  func sighting(in evidence: NetworkEvidence) throws -> PluginSighting {
    try CiliumDetection(evidence).sighting
  }

  func settings(in evidence: NetworkEvidence) throws -> PluginSettings {
    let agents = try CiliumAgents(evidence)
    let configuration = try CiliumConfiguration(evidence, agents: agents)
    let version = agents.version.value.flatMap { ProductVersion($0) }
    let routing = CiliumRouting(configuration, version: version)
    let encryption = CiliumEncryption(configuration, version: version).reading
    let mtu = CiliumMTU(configuration, version: version)
    var settings = PluginSettings(unknown: UnknownReason("Cilium's objects do not show it"))
    settings.version = agents.version
    settings.routingMode = routing.mode
    settings.encapsulation = routing.encapsulation
    settings.nativeRoutingCIDRs = routing.nativeCIDRs
    settings.encryption = encryption
    settings.ipFamilies = configuration.families
    settings.replacesKubeProxy = CiliumProxyReplacement(configuration, version: version).reading
    settings.configuredMTUBytes = mtu.configured
    settings.podMTUBytes = mtu.podNotingOverrides
    try CiliumAddressing(evidence, configuration, version: version).fill(&settings)
    if agents.isDataplaneV2 { GKEDataplane(agents, configuration).fill(&settings) }
    return settings
  }
}
