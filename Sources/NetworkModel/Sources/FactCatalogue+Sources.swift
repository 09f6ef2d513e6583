extension FactCatalogue {
  /// Every source of facts. A new one is one line here.
  static let allSources: [any FactSource] = [
    NetworkPluginSource(),
    IPAMSource(),
    PodCIDRSource(),
    NodeBlockSource(),
    IPFamilySource(),
    RoutingSource(),
    MTUSource(),
    NodeReadinessSource(),
    MeshIdentitySource(),
    AgentConfigurationSource(),
  ]
}
