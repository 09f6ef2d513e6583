import ClusterObjects
import EvidenceSources

extension FileEvidence {
  /// The objects, as `services shop/web`.
  var names: [String] { snapshot.objects.map(\.key.description) }

  /// The outcome noted at exactly this scope.
  func outcome(
    _ resource: ResourceName, _ namespace: String = "", _ name: String = ""
  ) -> CoverageOutcome? {
    entry(resource, namespace, name)?.outcome
  }

  /// The entry noted at exactly this scope.
  func entry(
    _ resource: ResourceName, _ namespace: String = "", _ name: String = ""
  ) -> CoverageEntry? {
    snapshot.coverage[Scope(resource, namespace: namespace, name: name)]
  }

  /// The scopes that were noted, with their outcomes: `services in shop: complete`.
  var coverageLines: [String] {
    snapshot.coverage.entries.keys.sorted().map { scope in
      "\(scope): \(snapshot.coverage.outcome(of: scope).rawValue)"
    }
  }

  /// The canonical text of an object.
  func text(of name: String) -> String? {
    snapshot.objects.first { $0.key.description == name }
      .map { String(decoding: snapshot.contents[$0.content], as: UTF8.self) }
  }

  /// Each object with its canonical text.
  var texts: [String: String] {
    Dictionary(uniqueKeysWithValues: names.map { ($0, text(of: $0) ?? "") })
  }

  /// Everything that reaches the record or a person.
  var everything: String {
    let contents = String(decoding: snapshot.contents, as: UTF8.self)
    return ([contents] + names + hints).joined(separator: "\n")
  }

  /// Whether a hint holds all of these pieces.
  func hints(_ pieces: String...) -> Bool {
    hints.contains { hint in pieces.allSatisfy { hint.contains($0) } }
  }
}
