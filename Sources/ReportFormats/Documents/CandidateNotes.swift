import ClusterObjects
package import SnapshotDiff

/// What a candidate, which is not on record, is made of and rests on.
package struct CandidateNotes: Sendable {
  /// The manifests' paths.
  package let source: String
  /// The objects that the manifests state.
  package let objects: [OverlaidObject]
  /// Those of them about which the moment below cannot speak.
  package let incomparable: [Incomparable]
  /// What the answer rests on, each a sentence without a full stop.
  package let assumptions: [String]
  /// What the reader of the manifests noticed.
  package let hints: [String]

  /// - Parameter hints: what the reader of the manifests noticed.
  package init(source: String, whatIf: WhatIf, hints: [String]) {
    self.source = source
    objects = whatIf.objects
    incomparable = whatIf.incomparable
    assumptions = whatIf.assumptions
    self.hints = hints
  }

  var document: JSONValue {
    .object([
      "source": .string(source),
      "objects": .array(
        objects.map { object in
          JSONValue(members: [
            "resource": .string(object.key.resource.text), "kind": .string(object.kind),
            "namespace": object.key.namespace.isEmpty ? nil : .string(object.key.namespace),
            "name": .string(object.key.name), "effect": .string(object.effect.rawValue),
          ])
        }),
      "assumptions": .array(assumptions.map { .string($0) }),
      "hints": .array(hints.map { .string($0) }),
    ])
  }

  /// How many objects there are of each effect, and what the answer rests on.
  var text: String {
    let counts = OverlaidObject.Effect.allCases.compactMap { effect -> String? in
      let count = objects.filter { $0.effect == effect }.count
      return count > 0 ? "\(count) \(effect.rawValue)" : nil
    }
    var lines = [
      "",
      "manifests: "
        + (counts.isEmpty ? "nothing netlapse records" : counts.joined(separator: ", ")),
      "assumed:",
    ]
    for assumption in assumptions {
      let wrapped = TerminalText.wrapped(assumption, indentation: 4)
      lines += [wrapped.first.map { "  - " + $0.dropFirst(4) } ?? ""] + wrapped.dropFirst()
    }
    lines += hints.map { TerminalText.safe("hint: \($0)") }
    return lines.map { $0 + "\n" }.joined()
  }
}
