import ClusterObjects

/// Which workload answers DNS for the cluster, and the Service in front of it.
struct DNSServers {
  /// Workloads that could, in order.
  let candidates: [DNSWorkload]
  /// The one that does; nil: it is not known.
  let primary: DNSWorkload?
  /// Why it is not known.
  let unknown: UnknownReason?
  /// How it was chosen.
  let reasoning: String
  /// Whether everything was seen, and nothing there answers DNS.
  let areAbsent: Bool
  /// The Service, or why it is not there.
  let service: Sighting

  /// Where installers put the Service: kubeadm and nearly all others call it kube-dns; RKE2,
  /// kubespray and OpenShift do not.
  static let services = [
    ObjectKey(resource: "services", namespace: "kube-system", name: "kube-dns"),
    ObjectKey(resource: "services", namespace: "kube-system", name: "rke2-coredns-rke2-coredns"),
    ObjectKey(resource: "services", namespace: "kube-system", name: "coredns"),
    ObjectKey(resource: "services", namespace: "openshift-dns", name: "dns-default"),
  ]

  /// What it reads.
  static let inputs: [Scope] =
    [
      Scope("deployments.apps", namespace: "kube-system"), scope(of: DNSWorkload.openShift),
    ] + services.map(scope)

  /// - Throws: the history's error.
  init(in evidence: NetworkEvidence) throws {
    let deployments = try evidence.objects(of: "deployments.apps", in: "kube-system")
    let openShift = try evidence.object(DNSWorkload.openShift)
    candidates =
      deployments.objects.compactMap { DNSWorkload($0) }
      + [openShift.object.flatMap { DNSWorkload($0) }].compactMap { $0 }
    let unseen = deployments.unseen ?? openShift.unknown
    areAbsent = candidates.isEmpty && unseen == nil
    service = try Self.service(in: evidence)

    let chosen = Self.narrowed(candidates, by: service.object)
    primary = chosen.count == 1 ? chosen[0] : nil
    let others = candidates.filter { $0.object.key != chosen.first?.object.key }
    if let primary {
      unknown = nil
      let rest = others.map(\.title).joined(separator: ", ")
      reasoning =
        "\(primary.title) runs it"
        + (others.isEmpty
          ? "" : "; not \(rest): the Service does not lead there, or it stands at zero")
    } else {
      reasoning = ""
      unknown = Self.reason(chosen, unseen: unseen)
    }
  }

  private static func narrowed(
    _ candidates: [DNSWorkload], by service: EvidenceObject?
  ) -> [DNSWorkload] {
    guard candidates.count > 1 else { return candidates }
    var left = candidates
    if case .object(let selector) = service?["spec", "selector"] {
      let selected = left.filter { $0.isSelected(by: selector) }
      if !selected.isEmpty { left = selected }
    }
    let running = left.filter { !$0.isScaledToZero }
    return left.count > 1 && !running.isEmpty ? running : left
  }

  private static func reason(
    _ chosen: [DNSWorkload], unseen: UnknownReason?
  ) -> UnknownReason {
    if !chosen.isEmpty {
      return UnknownReason(
        "\(chosen.map(\.title).joined(separator: " and ")) could all answer DNS",
        shownBy: "endpointslices of the Service kube-system/kube-dns")
    }
    if let unseen { return unseen }
    // Where a provider answers DNS itself nothing in the API says so.
    return UnknownReason(
      "no workload that netlapse knows answers DNS; some providers do it outside of the cluster "
        + "(Cloud DNS for GKE, EKS Auto Mode)",
      shownBy: "/etc/resolv.conf of a Pod")
  }

  private static func service(in evidence: NetworkEvidence) throws -> Sighting {
    var unknown: UnknownReason?
    for key in services {
      switch try evidence.object(key) {
      case .present(let object): return .present(object)
      case .absent: continue
      case .unknown(let reason): unknown = unknown ?? reason
      }
    }
    return unknown.map { .unknown($0) } ?? .absent
  }

  private static func scope(of key: ObjectKey) -> Scope {
    Scope(key.resource, namespace: key.namespace, name: key.name)
  }
}
