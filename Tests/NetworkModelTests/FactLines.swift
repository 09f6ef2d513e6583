import ClusterObjects

@testable import NetworkModel

/// Facts as lines of text: value and evidence, then reasoning and proof.
enum FactLines {
  static func text(_ facts: FactSet) -> String {
    facts.facts.map(lines).joined()
  }

  private static func lines(_ fact: Fact) -> String {
    let subject = fact.subject == .cluster ? "" : " [\(fact.subject)]"
    var text: String
    switch fact.state {
    case .known(let value, let level):
      text = "\(fact.name)\(subject): \(value.text) (\(level.rawValue))\n"
    case .unknown(let reason): text = "\(fact.name)\(subject): unknown: \(reason.text)\n"
    }
    if let reasoning = fact.reasoning { text += "  because \(reasoning)\n" }
    for proof in fact.provenance {
      let path = proof.path.segments.isEmpty ? "" : " \(proof.path)"
      text += "  by \(proof.key)\(path)\n"
    }
    return text
  }
}
