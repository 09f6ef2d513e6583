import ClusterObjects

@testable import NetworkModel

/// A cluster in which a fact changes: what is known of it, the same on both sides.
struct ChangeStage {
  var plugin: PluginName?
  var pluginVersion: String?
  var kubernetes: String?
  var provider: String?
  var ipam: String?
  /// Facts of one side only.
  var before: [Fact] = []
  var after: [Fact] = []

  static func fact(
    _ name: FactName, _ value: FactValue, of subject: FactSubject = .cluster,
    level: EvidenceLevel = .live, by provenance: [Provenance] = []
  ) -> Fact {
    Fact(
      name, of: subject, state: .known(value, level), reasoning: nil, provenance: provenance)
  }

  private var shared: [Fact] {
    let words: [(FactName, String?)] = [
      (.cniName, plugin?.text), (.cniVersion, pluginVersion), (.kubernetesVersion, kubernetes),
      (.provider, provider), (.ipamMode, ipam),
    ]
    return words.compactMap { name, word in word.map { Self.fact(name, .word($0)) } }
  }

  var context: ChangeContext {
    // Of two facts of one name the first counts.
    ChangeContext(before: FactSet(before + shared), after: FactSet(after + shared))
  }

  func judge(
    _ meaning: any ChangeMeaning, _ name: FactName, of subject: FactSubject = .cluster,
    _ from: FactValue?, _ to: FactValue?, level: EvidenceLevel = .live
  ) -> ChangeJudgement {
    judge(
      meaning, name, of: subject,
      from: from.map { Self.fact(name, $0, of: subject, level: level) },
      to: to.map { Self.fact(name, $0, of: subject, level: level) })
  }

  func judge(
    _ meaning: any ChangeMeaning, _ name: FactName = "x", of subject: FactSubject = .cluster,
    from: Fact?, to: Fact?
  ) -> ChangeJudgement {
    meaning.judge(FactTransition(name: name, subject: subject, from: from, to: to), in: context)
  }
}
