package import NetworkModel

/// A gate on classes of change: closed by a change of one of them, and by not being able to tell.
package struct ChangeGate: Sendable {
  /// A fact that a gate needs and one side does not know, because nobody looked.
  package struct Need: Equatable, Sendable {
    /// Which fact.
    package let name: FactName
    /// Why it is not known.
    package let because: String
  }

  /// The classes it is closed by.
  package let classes: Set<ChangeClass>
  /// Facts whose change could be of these classes and that one side could not see. What no evidence
  /// of this kind can show does not close a gate: it would never open.
  package let needs: [Need]

  /// - Throws: the history's error.
  package init(
    _ classes: Set<ChangeClass>, before: FactReader, after: FactReader,
    catalogue: FactCatalogue = .current
  ) throws {
    self.classes = classes
    var needs: [Need] = []
    for definition in catalogue.definitions
    where !definition.meaning.classes.isDisjoint(with: classes) && !definition.isGauge {
      guard case .cluster = definition.subjects else { continue }
      let unknown = [before[definition.name], after[definition.name]].compactMap { $0?.unknown }
      guard let reason = unknown.first(where: { !$0.unseen.isEmpty }) else { continue }
      needs.append(Need(name: definition.name, because: reason.because))
    }
    if let failure = before.failure ?? after.failure { throw failure }
    self.needs = needs
  }

  /// Whether something in the report is of the gate's classes.
  package func isClosed(by report: DiffReport) -> Bool {
    report.facts.changes.contains { classes.contains($0.changeClass) }
      || report.objects.contains { classes.contains($0.changeClass) }
  }

  /// Whether nothing that the gate needs is unknown.
  package func isAssessed(in report: DiffReport) -> Bool {
    needs.isEmpty && report.incomparable.isEmpty
  }
}
