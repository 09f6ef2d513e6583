import ClusterObjects
import JSONScanner

/// The places that say which ranges Services take addresses from, best first.
enum ServiceCIDRPlaces {
  private static let kubeadmDefault = "10.96.0.0/12"

  /// What is read, beside the Services.
  static let inputs = [
    Scope("servicecidrs.networking.k8s.io"),
    Scope("networks.config.openshift.io", name: "cluster"),
    Scope("pods", namespace: "kube-system"),
    Scope("configmaps", namespace: "kube-system", name: "kubeadm-config"),
  ]

  // MARK: The API

  /// ServiceCIDR objects: what API servers allocate from since 1.31, as beta, and 1.33
  /// (https://kubernetes.io/docs/reference/networking/virtual-ips/#ip-address-objects). The one
  /// that the flag made comes first; the others may overlap it.
  static func objects(_ evidence: NetworkEvidence) throws -> ServiceCIDRFinding {
    let list = try evidence.objects(of: "servicecidrs.networking.k8s.io")
    let objects = list.objects.sorted { first, second in
      (first.key.name == "kubernetes" ? 0 : 1, first.key)
        < (second.key.name == "kubernetes" ? 0 : 1, second.key)
    }
    if let reason = list.unseen {
      if objects.isEmpty { return .unseen(reason) }
      let seen = objects.flatMap { $0.elements("spec", "cidrs").compactMap(\.text) }
      return .unusable(
        UnknownReason(
          unseen: reason.unseen,
          "\(reason.because); among them are \(seen.joined(separator: ", "))",
          shownBy: reason.shownBy), by: objects.map { $0.provenance("spec", "cidrs") })
    }
    if objects.isEmpty { return .absent }
    var cidrs: [IPPrefix] = []
    var notes: [String] = []
    for object in objects {
      let texts = object.elements("spec", "cidrs").map { $0.text ?? $0.compactText }
      guard let own = IPPrefix.list(texts) else {
        return .unusable(
          UnknownReason("\(object.key) says \(texts.joined(separator: ",")), not ranges"),
          by: [object.provenance("spec", "cidrs")])
      }
      cidrs += own.filter { !cidrs.contains($0) }
      if object.text("metadata", "deletionTimestamp") != nil {
        notes.append(
          "\(object.key.name) is being deleted, and stays while addresses of it are used")
      }
    }
    return .found(
      ServiceCIDRStatement(
        cidrs: cidrs, basis: .stated, origin: "ServiceCIDR objects", notes: notes,
        proof: objects.map { $0.provenance("spec", "cidrs") }))
  }

  /// OpenShift's own configuration; status is what is in use
  /// (https://github.com/openshift/api/blob/master/config/v1/types_network.go).
  static func openshift(_ evidence: NetworkEvidence) throws -> ServiceCIDRFinding {
    switch try evidence.object("networks.config.openshift.io", named: "cluster") {
    case .absent: return .absent
    case .unknown(let reason): return .unseen(reason)
    case .present(let object):
      for part in ["status", "spec"] {
        let texts = object.elements(part, "serviceNetwork").map { $0.text ?? $0.compactText }
        if texts.isEmpty { continue }
        return .ranges(
          texts, basis: part == "status" ? .stated : .inferred,
          origin: "\(object.key) .\(part).serviceNetwork",
          notes: part == "status" ? [] : ["what is asked for; no status says what is in use"],
          by: object.provenance(part, "serviceNetwork"))
      }
      return .absent
    }
  }

  /// The flag of API servers that run as static Pods.
  static func servers(_ evidence: NetworkEvidence) throws -> ServiceCIDRFinding {
    var first: (text: String, proof: Provenance)?
    var rival: (text: String, proof: Provenance)?
    let isServer: (ObjectKey) -> Bool = { $0.name.hasPrefix("kube-apiserver-") }
    let unseen = try evidence.scan("pods", in: "kube-system", where: isServer) { key, pod in
      guard let found = flag(key, pod) else { return }
      if first == nil { first = found }
      if first?.text != found.text { rival = found }
    }
    guard let first else { return unseen.map { .unseen($0) } ?? .absent }
    if let rival {
      return .unusable(
        UnknownReason(
          "API servers disagree: \(first.proof.key.qualifiedName) has \(first.text), "
            + "\(rival.proof.key.qualifiedName) has \(rival.text)"), by: [first.proof, rival.proof])
    }
    return .ranges(
      first.text.split(separator: ",").map(String.init),
      origin: "--service-cluster-ip-range of \(first.proof.key.qualifiedName)", by: first.proof)
  }

  private static func flag(
    _ key: ObjectKey, _ pod: borrowing JSONScanner
  ) -> (text: String, proof: Provenance)? {
    for container in pod.elements(of: pod.value(at: "spec", "containers"))
    where pod.stringValue(pod.member(container, "name")) == "kube-apiserver" {
      let arguments = ProgramArguments(JSONValue(pod, node: container))
      guard let flag = arguments.flag("service-cluster-ip-range"), case .text(let text) = flag.value
      else { continue }
      return (
        text,
        Provenance(key, FieldPath(["spec", "containers", "kube-apiserver", flag.list]))
      )
    }
    return nil
  }

  // MARK: Intent

  /// What kubeadm passes to API servers that it sets up
  /// (https://kubernetes.io/docs/reference/config-api/kubeadm-config.v1beta4/).
  static func kubeadm(_ evidence: NetworkEvidence) throws -> ServiceCIDRFinding {
    switch try evidence.object("configmaps", in: "kube-system", named: "kubeadm-config") {
    case .absent: return .absent
    case .unknown(let reason): return .unseen(reason)
    case .present(let object):
      let origin = "ConfigMap kube-system/kubeadm-config"
      let place = object.provenance("data", "ClusterConfiguration")
      switch object.document("ClusterConfiguration") {
      case .missing: return .absent
      case .malformed(let error):
        return .unusable(
          UnknownReason("ClusterConfiguration in \(object.key) is no YAML: \(error)"), by: [place])
      case .parsed(let document):
        guard let subnet = document["networking"]?["serviceSubnet"], subnet != .string("") else {
          return .ranges(
            [kubeadmDefault], basis: .documented, origin: origin,
            notes: [
              "\(origin) sets no serviceSubnet, and kubeadm takes \(kubeadmDefault) "
                + "(https://kubernetes.io/docs/reference/setup-tools/kubeadm/kubeadm-init/)"
            ], by: place)
        }
        let text = subnet.text ?? subnet.compactText
        return .ranges(
          text.split(separator: ",").map(String.init), origin: origin, by: place)
      }
    }
  }
}
