package import ClusterObjects

/// What is true of every fact of one name.
package struct FactDefinition: Sendable {
  /// What coming and going of a subject means.
  package enum Subjects: Sendable {
    /// There is one subject, the cluster.
    case cluster
    /// Subjects that appear or vanish are a change: a node that joins.
    case counted
    /// That a subject appears or vanishes is told as the change of an object, and only another
    /// value is a change of the fact: Services come and go.
    case comingAndGoing
  }

  /// The name.
  package let name: FactName
  /// The part of the network it is about.
  package let area: FactArea
  /// What the value is, with unit and the words it may take: one sentence.
  package let summary: String
  /// What it is stated of.
  package let subjects: Subjects
  /// Whether every report names it, known or not.
  package let isAlwaysReported: Bool
  /// Whether it measures what moves by itself (counts of pods, of Services): shown, never a change.
  package let isGauge: Bool
  /// Whether it differs between two clusters by nature, and so says nothing there.
  package let isOfOneCluster: Bool
  /// Facts that it is derived from: a change of this one in the same comparison as a change of one
  /// of those follows from it.
  package let follows: [FactName]
  /// What a change of it means.
  package let meaning: any ChangeMeaning

  package init(
    _ name: FactName, _ area: FactArea, _ summary: String, subjects: Subjects = .cluster,
    isAlwaysReported: Bool = false, isGauge: Bool = false, isOfOneCluster: Bool = false,
    follows: [FactName] = [],
    meaning: any ChangeMeaning
  ) {
    self.name = name
    self.area = area
    self.summary = summary
    self.subjects = subjects
    self.isAlwaysReported = isAlwaysReported
    self.isGauge = isGauge
    self.isOfOneCluster = isOfOneCluster
    self.follows = follows
    self.meaning = meaning
  }
}
