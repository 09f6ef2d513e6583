import ClusterObjects

/// A ConfigMap that installers keep kube-proxy's configuration file in.
struct KubeProxyFile {
  /// Name and key: those of kubeadm, and of EKS (its ConfigMap `kube-proxy` holds a kubeconfig
  /// only). A file is known by its key, because it is mounted under that name.
  private static let places = [
    (name: "kube-proxy", entry: "config.conf"), (name: "kube-proxy-config", entry: "config"),
  ]

  /// What is read.
  static let inputs = places.map {
    Scope("configmaps", namespace: "kube-system", name: $0.name)
  }

  private let key: ObjectKey
  private let entry: String
  private let sighting: Sighting

  /// All of them, whether they are there or not.
  ///
  /// - Throws: the history's error.
  static func all(in evidence: NetworkEvidence) throws -> [KubeProxyFile] {
    try places.map { place in
      KubeProxyFile(
        key: ObjectKey(resource: "configmaps", namespace: "kube-system", name: place.name),
        entry: place.entry,
        sighting: try evidence.object("configmaps", in: "kube-system", named: place.name))
    }
  }

  /// The first file that is there, or why it cannot be told; nil where it is known that none is.
  static func first(of files: [KubeProxyFile]) -> KubeProxyDeployment.Configured? {
    if let file = files.first(where: \.isThere) { return file.configured }
    return files.compactMap(\.sighting.unknown).first.map { .unknown($0, by: []) }
  }

  /// The file that a program reads from this path.
  static func found(
    at path: String, among files: [KubeProxyFile], readBy reader: ObjectKey, _ proof: Provenance
  ) -> KubeProxyDeployment.Configured {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let candidates = files.filter { $0.entry == name }
    if let file = candidates.first(where: \.isThere) { return file.configured }
    if let reason = candidates.compactMap(\.sighting.unknown).first {
      return .unknown(reason, by: [proof])
    }
    return .unknown(
      UnknownReason(
        "\(reader) reads \(path), and no ConfigMap that netlapse records holds it",
        shownBy: KubeProxyDeployment.endpoint), by: [proof])
  }

  private var isThere: Bool { sighting.object?.entry(entry) != nil }

  private var configured: KubeProxyDeployment.Configured {
    guard let object = sighting.object else {
      return .unknown(UnknownReason("there is no \(key)"), by: [])
    }
    let place = object.provenance("data", entry)
    switch object.document(entry) {
    case .missing: return .unknown(UnknownReason("\(key) has no \(entry)"), by: [place])
    case .malformed(let error):
      return .unknown(UnknownReason("\(entry) in \(key) is no YAML: \(error)"), by: [place])
    case .parsed(let document):
      guard
        let configuration = KubeProxyConfiguration(
          file: document, origin: "ConfigMap \(key.qualifiedName)", place: place)
      else {
        let kind = document["kind"]?.text ?? "no kind"
        let version = document["apiVersion"]?.text ?? "no apiVersion"
        return .unknown(
          UnknownReason(
            "\(entry) in \(key) is no KubeProxyConfiguration of kubeproxy.config.k8s.io/v1alpha1: "
              + "it has \(version) and \(kind)"), by: [place])
      }
      return .found(configuration)
    }
  }
}
