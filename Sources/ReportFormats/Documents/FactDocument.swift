package import ClusterObjects
package import NetworkModel

/// Facts as documents show them.
package enum FactDocument {
  /// `{name, subject?, value|unknown, evidence?, shownBy?, reasoning?, provenance}`; no subject:
  /// the cluster.
  package static func fact(_ fact: Fact) -> JSONValue {
    var members = state(fact)
    members["name"] = .string(fact.name.text)
    members["subject"] = subject(fact.subject)
    members["reasoning"] = fact.reasoning.map { .string($0) }
    members["provenance"] = provenance(fact.provenance)
    return .object(members)
  }

  /// A fact value: `{value, evidence}`, or `{unknown, shownBy?}`.
  static func value(_ fact: Fact) -> JSONValue { .object(state(fact)) }

  /// nil for the cluster.
  static func subject(_ subject: FactSubject) -> JSONValue? {
    subject == .cluster ? nil : subject.document
  }

  /// `[{resource, namespace?, name, path?}]`
  static func provenance(_ places: [Provenance]) -> JSONValue {
    .array(
      places.map { place in
        JSONValue(members: [
          "resource": .string(place.key.resource.text), "name": .string(place.key.name),
          "namespace": place.key.namespace.isEmpty ? nil : .string(place.key.namespace),
          "path": place.path.segments.isEmpty ? nil : .string(place.path.description),
        ])
      })
  }

  private static func state(_ fact: Fact) -> [String: JSONValue] {
    switch fact.state {
    case .known(let value, let level):
      return ["value": value.document, "evidence": .string(level.rawValue)]
    case .unknown(let reason):
      var members: [String: JSONValue] = ["unknown": .string(reason.because)]
      members["shownBy"] = reason.shownBy.map { .string($0) }
      return members
    }
  }
}
