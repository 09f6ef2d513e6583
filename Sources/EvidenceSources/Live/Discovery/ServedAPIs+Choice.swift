import ClusterObjects

extension ServedAPIs {
  /// In which version to ask for the resource.
  func version(for resource: Resource) -> ServedVersion {
    let candidates = resource.apiVersions.map {
      (name: $0, isServed: serves(resource.plural, in: $0))
    }
    if let best = candidates.first(where: { $0.isServed == true }) { return .known(best.name) }
    if lacks(resource) { return .none }
    let unknown = candidates.filter { $0.isServed == nil }.map(\.name)
    return unknown.isEmpty ? .unreadable : .unknown(unknown)
  }
}
