import ClusterObjects
import NetworkModel
import SnapshotDiff

/// Changes of facts as documents show them.
enum FactChangeDocument {
  /// `{name, subject?, from?, to?, class, meaning, follows?, provenance}`
  static func change(_ change: FactChange) -> JSONValue {
    JSONValue(members: [
      "name": .string(change.name.text),
      "subject": FactDocument.subject(change.subject),
      "from": change.from.map(FactDocument.value),
      "to": change.to.map(FactDocument.value),
      "class": .string(change.changeClass.rawValue),
      "meaning": .string(change.judgement.meaning),
      "follows": change.follows.isEmpty
        ? nil : .array(change.follows.map { .string($0.text) }),
      "provenance": FactDocument.provenance(change.provenance),
    ])
  }

  /// `{name, subject?, from?, to?}`, at least one of them unknown.
  static func gap(_ gap: FactGap) -> JSONValue {
    JSONValue(members: [
      "name": .string(gap.name.text), "subject": FactDocument.subject(gap.subject),
      "from": gap.from.map(FactDocument.value), "to": gap.to.map(FactDocument.value),
    ])
  }
}
