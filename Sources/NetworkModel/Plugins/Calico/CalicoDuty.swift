import ClusterObjects

/// Whether Calico connects Pods, or enforces policy for Pods that another plugin connects.
struct CalicoDuty {
  /// What it does.
  let role: PluginRole
  /// What says so, where something does.
  let signal: Signal?

  /// - Parameter configuration: the ConfigMap of an installation by manifest.
  init(
    agents: AgentWorkload, installation: CalicoInstallation, configuration: Sighting
  ) {
    // https://github.com/tigera/operator/blob/master/api/v1/installation_types.go: with GKE,
    // AmazonVPC and AzureVNET the plugin of that name connects Pods.
    if let type = installation.word("cni", "type"), let word = type.value {
      role = word == "Calico" ? .primary : .policyOnly
      signal = agents.signal(
        of: installation.sighting, "Installation default has cni.type \(word)")
      return
    }
    let found = agents.signal(of: installation.sighting) ?? agents.signal(of: configuration)
    // https://github.com/projectcalico/calico/blob/master/manifests/calico-policy-only.yaml
    let backend = agents.variable("CALICO_NETWORKING_BACKEND", of: CalicoPlugin.container)
    let manages = agents.variable("CALICO_MANAGE_CNI", of: CalicoPlugin.container)
    let stated = configuration.object?.entry("calico_backend")
    if backend?.value == "none" || manages?.value == "false",
      let place = (backend?.value == "none" ? backend : manages)?.provenance.first
    {
      role = .policyOnly
      let name = backend?.value == "none" ? "CALICO_NETWORKING_BACKEND" : "CALICO_MANAGE_CNI"
      signal = Signal(
        found?.strength ?? .definitions,
        "\(name) of calico-node is \(backend?.value == "none" ? "none" : "false")", place)
      return
    }
    guard let object = configuration.object, installation.sighting.object == nil, backend == nil
    else {
      role = .primary
      signal = found
      return
    }
    if stated == "none" {
      role = .policyOnly
      signal = agents.signal(
        of: configuration, "calico_backend of ConfigMap \(object.key.qualifiedName) is none")
    } else if stated == nil, object["data", "cni_network_config"] == nil {
      role = .policyOnly
      signal = agents.signal(
        of: configuration, "ConfigMap \(object.key.qualifiedName) configures no CNI plugin")
    } else {
      role = .primary
      signal = found
    }
  }
}
