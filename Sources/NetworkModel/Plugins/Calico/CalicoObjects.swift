import ClusterObjects

/// What a moment shows of Calico, however it was installed.
struct CalicoObjects {
  /// Its agents: of the operator, or of the manifest.
  let agents: AgentWorkload
  /// What the operator made of what it was asked for.
  let installation: CalicoInstallation
  /// The ConfigMap of an installation by manifest.
  let configuration: Sighting
  /// What the agents say about themselves.
  let information: Sighting

  /// - Throws: the history's error.
  init(_ evidence: NetworkEvidence) throws {
    let operated = try AgentWorkload("calico-node", in: "calico-system", evidence)
    let applied = try AgentWorkload("calico-node", in: "kube-system", evidence)
    agents = AgentWorkload.found(among: [operated, applied]) ?? operated
    installation = try CalicoInstallation(evidence)
    configuration = try evidence.object("configmaps", in: "kube-system", named: "calico-config")
    information = try CalicoGroups(agents: agents, evidence)
      .object("clusterinformations", named: "default")
  }

  /// What it reads.
  static let inputs =
    [
      Scope("daemonsets.apps", namespace: "calico-system", name: "calico-node"),
      Scope("daemonsets.apps", namespace: "kube-system", name: "calico-node"),
      CalicoInstallation.input,
      Scope("configmaps", namespace: "kube-system", name: "calico-config"),
    ] + CalicoGroups.scopes("clusterinformations", name: "default")

  /// What it does.
  var duty: CalicoDuty {
    CalicoDuty(agents: agents, installation: installation, configuration: configuration)
  }

  /// The version: as the operator reports it, as the agents wrote it down, or of the image.
  var version: Reading<String> {
    let image = agents.imageTag(of: CalicoPlugin.container)
    let reported: Reading<String>
    if let object = installation.sighting.object,
      let text = object.text("status", "calicoVersion"), !text.isEmpty
    {
      reported = .stated(text, by: [object.provenance("status", "calicoVersion")])
    } else if let object = information.object,
      let text = object.text("spec", "calicoVersion"), !text.isEmpty
    {
      reported = .stated(text, by: [object.provenance("spec", "calicoVersion")])
    } else {
      return image
    }
    // Builds of others carry more than the version in the tag: `v3.30.3-build20250909`.
    guard let tag = image.value, let word = reported.value, let version = ProductVersion(word),
      let other = ProductVersion(tag), other != version
    else { return reported }
    return .stated(
      word, by: reported.provenance + image.provenance,
      reasoning: "what is reported; the image of the DaemonSet is \(tag), as in an upgrade")
  }

  /// Whether the nodes are those of AKS, as far as that is known.
  var isAzure: Bool {
    if installation.word("kubernetesProvider")?.value == "AKS" { return true }
    let types = information.object?.text("spec", "clusterType")?.split(separator: ",") ?? []
    return types.contains("aks")
  }

  /// Who gives Pods addresses.
  var ipam: Reading<String> {
    if let type = installation.word("cni", "ipam", "type"), let word = type.value {
      let words = ["Calico": "calico-ipam", "HostLocal": "host-local"]
      return type.map { _ in words[word] ?? word }
    }
    if let object = configuration.object, installation.sighting.object == nil {
      let place = [object.provenance("data", "cni_network_config")]
      switch CNIConfiguration.plugin("calico", in: object.document("cni_network_config")) {
      case .found(let plugin):
        guard let type = plugin["ipam"]?["type"]?.text else {
          return .unknown(UnknownReason("cni_network_config states no ipam type"), by: place)
        }
        return .stated(type, by: place)
      case .malformed(let why):
        return .unknown(UnknownReason("cni_network_config: \(why)"), by: place)
      case .missing: break
      }
    }
    guard agents.sighting.object != nil else {
      return .unknown(
        agents.sighting.unknown ?? UnknownReason("there is no DaemonSet calico-node"))
    }
    // https://github.com/tigera/operator/blob/master/pkg/render/node.go
    if let variable = agents.variable("USE_POD_CIDR", of: CalicoPlugin.container),
      variable.value == "true"
    {
      return .inferred(
        "host-local", reasoning: "USE_POD_CIDR goes with it", by: variable.provenance)
    }
    return .inferred(
      "calico-ipam", reasoning: "calico-node is not told to use the blocks of Node objects",
      by: [Provenance(agents.key)])
  }
}
