import ClusterObjects

/// What names the provider: labels and provider IDs of nodes, the marks that its builds leave in
/// versions, and objects that only it makes.
struct ProviderSigns {
  private struct Rule {
    let word: String
    /// Labels that only this provider puts on nodes begin so.
    var labels: String?
    /// Provider IDs of its nodes begin so.
    var scheme: String?
    /// Its builds of Kubernetes have this in their version.
    var mark: String?
    /// Whether others use those builds too, as EKS Distro and GKE on other infrastructure do.
    var isMarkShared = false
  }

  private struct Sign {
    let observed: String
    let place: Provenance
    let isSure: Bool
  }

  /// Distributions before what they are built with.
  private static let rules = [
    Rule(word: "eks", labels: "eks.amazonaws.com/", mark: "-eks-", isMarkShared: true),
    Rule(word: "aks", labels: "kubernetes.azure.com/"),
    Rule(word: "gke", labels: "cloud.google.com/gke-", mark: "-gke.", isMarkShared: true),
    Rule(word: "rke2", scheme: "rke2://", mark: "+rke2r"),
    Rule(word: "k3s", scheme: "k3s://", mark: "+k3s"),
    Rule(word: "kind", scheme: "kind://"),
  ]

  /// Those that run the control plane for their users.
  static let managed: Set<String> = ["eks", "aks", "gke"]

  private static let clouds: [(scheme: String, cloud: String)] = [
    ("aws://", "aws"), ("azure://", "azure"), ("gce://", "gcp"), ("openstack://", "openstack"),
    ("vsphere://", "vsphere"),
  ]

  private let nodes: ObjectList
  private let version: Sighting
  private let openShift: Sighting
  private let kubeadm: Sighting

  /// - Throws: the history's error.
  init(in evidence: NetworkEvidence) throws {
    nodes = try evidence.objects(of: "nodes")
    version = try evidence.object(ResourceCatalogue.versionResource, named: "kubernetes")
    openShift = try evidence.object("networks.config.openshift.io", named: "cluster")
    kubeadm = try evidence.object("configmaps", in: "kube-system", named: "kubeadm-config")
  }

  /// The cloud of a node by its provider ID; nil where netlapse does not know the scheme.
  static func cloud(of providerID: String) -> String? {
    clouds.first { providerID.hasPrefix($0.scheme) }?.cloud
  }

  /// Who runs the cluster.
  var provider: Reading<String> {
    if let object = openShift.object {
      return .stated(
        "openshift", by: [object.provenance()],
        reasoning: "networks.config.openshift.io cluster is there")
    }
    for rule in Self.rules {
      let signs = signs(of: rule)
      guard !signs.isEmpty else { continue }
      let reasoning = signs.map(\.observed).joined(separator: "; ")
      return signs.contains(where: \.isSure)
        ? .stated(rule.word, by: signs.map(\.place), reasoning: reasoning)
        : .inferred(rule.word, reasoning: reasoning, by: signs.map(\.place))
    }
    // kind keeps that ConfigMap too, and only its nodes tell.
    if let unseen = nodes.unseen { return .unknown(unseen) }
    if let object = kubeadm.object {
      return .inferred(
        "kubeadm",
        reasoning: "kubeadm keeps its configuration in the cluster, and nothing names another "
          + "provider", by: [object.provenance()])
    }
    if let unseen = openShift.unknown ?? kubeadm.unknown ?? version.unknown {
      return .unknown(unseen)
    }
    return .unknown(
      UnknownReason(
        "labels, provider IDs and versions of the nodes name no provider that netlapse knows"))
  }

  private func signs(of rule: Rule) -> [Sign] {
    var signs: [Sign] = []
    if let prefix = rule.labels {
      add(&signs, "have labels of \(prefix)", isSure: true) { node in
        node.label(prefix: prefix).map { node.provenance("metadata", "labels", $0) }
      }
    }
    if let scheme = rule.scheme {
      add(&signs, "have a provider ID of \(scheme)", isSure: true) { node in
        node.text("spec", "providerID")?.hasPrefix(scheme) == true
          ? node.provenance("spec", "providerID") : nil
      }
    }
    if let mark = rule.mark {
      add(&signs, "run a kubelet with \(mark) in its version", isSure: !rule.isMarkShared) { node in
        node.text("status", "nodeInfo", "kubeletVersion")?.contains(mark) == true
          ? node.provenance("status", "nodeInfo", "kubeletVersion") : nil
      }
      if let object = version.object, let text = object.text("gitVersion"), text.contains(mark) {
        signs.append(
          Sign(
            observed: "the server's version is \(text)", place: object.provenance("gitVersion"),
            isSure: !rule.isMarkShared))
      }
    }
    return signs
  }

  private func add(
    _ signs: inout [Sign], _ observed: String, isSure: Bool,
    where place: (EvidenceObject) -> Provenance?
  ) {
    let places = nodes.objects.compactMap(place)
    guard let first = places.first else { return }
    signs.append(
      Sign(
        observed: "\(places.count) of \(nodes.objects.count) nodes \(observed)", place: first,
        isSure: isSure))
  }
}
