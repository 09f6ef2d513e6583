import ClusterObjects

@testable import EvidenceSources

extension LiveCollection {
  /// The objects, as `services shop/web`.
  var names: [String] { snapshot.objects.map(\.key.description) }

  /// Each object with its canonical text.
  var texts: [String: String] {
    Dictionary(
      uniqueKeysWithValues: snapshot.objects.map {
        ($0.key.description, String(decoding: snapshot.contents[$0.content], as: UTF8.self))
      })
  }

  /// Objects of one resource, as `shop/web`.
  func names(of resource: ResourceName) -> [String] {
    snapshot.objects.filter { $0.key.resource == resource }.map(\.key.qualifiedName)
  }

  /// The entry noted at exactly this scope.
  func entry(
    _ resource: ResourceName, _ namespace: String = "", _ name: String = ""
  ) -> CoverageEntry? {
    snapshot.coverage[Scope(resource, namespace: namespace, name: name)]
  }
}
