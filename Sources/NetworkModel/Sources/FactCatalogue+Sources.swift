extension FactCatalogue {
  /// Every source of facts. A new one is one line here.
  static let allSources: [any FactSource] = [
    IdentitySource(),
    NodeReadinessSource(),
    ProviderSource(),
    NetworkPluginSource(),
    IPAMSource(),
    VPCAddressingSource(),
    PodCIDRSource(),
    NodeBlockSource(),
    ClusterPoolSource(),
    ServiceCIDRSource(),
    IPFamilySource(),
    RoutingSource(),
    MTUSource(),
    NodeMTUSource(),
    KubeProxySource(),
    ConntrackSource(),
    AgentConfigurationSource(),
    ServiceSource(),
    ServiceCountSource(),
    DNSSource(),
    WorkloadDNSSource(),
    GatewaySource(),
    MeshIdentitySource(),
  ]
}
