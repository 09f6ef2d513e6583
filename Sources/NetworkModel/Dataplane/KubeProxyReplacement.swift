import ClusterObjects

/// Which product serves ClusterIPs in place of kube-proxy.
enum KubeProxyReplacement {
  /// The word where nothing does.
  static let none = "none"

  /// The product's word, or ``none``. A missing DaemonSet says nothing about it: only a product
  /// that says so of itself counts.
  ///
  /// - Throws: the history's error.
  static func reading(in evidence: NetworkEvidence) throws -> Reading<String> {
    let network = try evidence.detectedNetwork()
    guard let primary = network.primaryPlugin else {
      return .unknown(
        network.primary.unknown ?? UnknownReason("it is not known which plugin connects Pods"),
        by: network.primary.provenance)
    }
    // A plugin that works on top of another one may replace kube-proxy as well.
    let plugins = [primary] + network.others.map(\.plugin).filter { $0.name != primary.name }
    let readings = try plugins.map { plugin in
      (name: plugin.name, reading: try plugin.settings(in: evidence).replacesKubeProxy)
    }
    if let found = readings.first(where: { $0.reading.value == true }) {
      return found.reading.map { _ in found.name.text }
    }
    if let doubt = readings.first(where: { $0.reading.value == nil }) {
      return doubt.reading.map { _ in none }
    }
    return readings.dropFirst().reduce(readings[0].reading.map { _ in none }) { all, next in
      all.combined(with: next.reading) { word, _ in word }
    }
  }
}
