import ClusterObjects
import YAMLDocuments

/// Where a program shows its metrics.
enum MetricsBinding: Equatable {
  /// At this port of its Pod's address.
  case port(Int)
  /// Nowhere that can be reached, and why.
  case none(String)

  /// ConfigMaps that say where kube-proxy does: those of kubeadm and of EKS, with the entry.
  static let configMaps: Set<String> = Set(configEntries.map(\.name))
  private static let configEntries = [
    (name: "kube-system/kube-proxy", entry: "config.conf"),
    (name: "kube-system/kube-proxy-config", entry: "config"),
  ]
  /// https://kubernetes.io/docs/reference/networking/ports-and-protocols/ and the manifests of
  /// CoreDNS.
  private static let kubeProxyPort = 10249
  private static let coreDNSPort = 9153
  /// The longest configuration of kube-proxy that is read: kubeadm's has 2 KiB.
  private static let configBytesMax = 1 << 20

  /// Where the Pod of a collection shows them.
  init(_ collection: MetricsCollection, of pod: PodTarget, in targets: PodTargets) {
    switch collection {
    case .kubeProxy: self = Self.kubeProxy(pod, targets)
    case .coreDNS: self = .port(pod.ports["metrics"] ?? Self.coreDNSPort)
    case .cilium:
      // Helm names the port where prometheus.enabled is set
      // (https://docs.cilium.io/en/stable/observability/metrics/).
      self =
        pod.ports["prometheus"].map { .port($0) }
        ?? .none(
          "\(pod.namespace)/\(pod.name) declares no port called prometheus: Cilium shows no "
            + "metrics unless prometheus.enabled is set")
    }
  }

  private static func kubeProxy(_ pod: PodTarget, _ targets: PodTargets) -> MetricsBinding {
    // A file wins over flags.
    guard let file = pod.argument("config") else {
      return binding(pod.argument("metrics-bind-address") ?? "", of: pod)
    }
    for (name, entry) in configEntries {
      guard let text = targets.configMaps[name]?["data"]?[entry]?.text else { continue }
      guard let configuration = try? Self.document(text) else {
        return .none("metricsBindAddress is not known: \(entry) of \(name) is not readable")
      }
      return binding(configuration["metricsBindAddress"]?.text ?? "", of: pod)
    }
    return .none("metricsBindAddress is not known: \(PodAttempt.words(file.utf8)) was not seen")
  }

  /// https://kubernetes.io/docs/reference/config-api/kube-proxy-config.v1alpha1/
  private static func binding(_ text: String, of pod: PodTarget) -> MetricsBinding {
    guard !text.isEmpty else {
      return .none(
        "kube-proxy shows its metrics on its node's loopback address only, as is its default; "
          + "metricsBindAddress sets another")
    }
    guard let (host, port) = split(text) else {
      return .none("metricsBindAddress \(PodAttempt.words(text.utf8)) is no address and port")
    }
    if PodAddress.isLoopback(host) {
      return .none("kube-proxy shows its metrics on \(host) only; metricsBindAddress sets it")
    }
    if host.isEmpty || PodAddress.isAny(host) || host == pod.address { return .port(port) }
    return .none("kube-proxy shows its metrics on \(host), which is not the address of its Pod")
  }

  /// `address:port`, `[address]:port`, or an address alone.
  private static func split(_ text: String) -> (host: String, port: Int)? {
    if PodAddress.isAny(text) || PodAddress.isLoopback(text) || PodAddress.mayBeAsked(text) {
      return (text, kubeProxyPort)
    }
    guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
      (1...65535).contains(port)
    else { return nil }
    var host = text[..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
    let isAddress =
      host.isEmpty || PodAddress.isAny(String(host)) || PodAddress.isLoopback(String(host))
      || PodAddress.mayBeAsked(String(host))
    return isAddress ? (String(host), port) : nil
  }

  private static func document(_ text: String) throws -> JSONValue? {
    guard text.utf8.count <= configBytesMax else { return nil }
    var left = Array(text.utf8)[...]
    var reader = YAMLDocumentReader { space in
      let part = left.prefix(space.count)
      space.copyBytes(from: part)
      left = left.dropFirst(part.count)
      return part.count
    }
    guard try reader.nextDocument() else { return nil }
    var json: [UInt8] = []
    var space = [UInt8](repeating: 0, count: 1 << 14)
    while json.count <= configBytesMax {
      let count = try space.withUnsafeMutableBytes { try reader.read(into: $0) }
      if count == 0 { return try JSONValue(parsing: json) }
      json += space[..<count]
    }
    return nil
  }
}
