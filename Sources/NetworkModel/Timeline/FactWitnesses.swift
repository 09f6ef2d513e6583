package import ClusterObjects
import Synchronization

/// The snapshots that bear witness to grave changes of the network: the last before and the first
/// after a change of a cluster's fact that cannot be undone or that breaks connections.
///
/// What it found once for a cluster it keeps: of a record that is being pruned the first answer is
/// the one that saw everything.
package final class FactWitnesses: WitnessFinding {
  /// The classes that have witnesses.
  package static let graveClasses: Set<ChangeClass> = [.oneWayDoor, .disruptive]

  private let catalogue: FactCatalogue
  private let known = Mutex<[ClusterKey: [Int64: [String]]]>([:])

  package init(catalogue: FactCatalogue = .current) { self.catalogue = catalogue }

  /// By the snapshot's id the changes that it bears witness to.
  package func witnesses(
    in history: any History, of cluster: ClusterKey
  ) throws -> [Int64: [String]] {
    if let found = known.withLock({ $0[cluster] }) { return found }
    let found = try find(in: history, of: cluster)
    known.withLock { $0[cluster] = found }
    return found
  }

  private func find(
    in history: any History, of cluster: ClusterKey
  ) throws -> [Int64: [String]] {
    let timeline = try FactTimeline(history: history, cluster: cluster, catalogue: catalogue)
    var witnesses: [Int64: [String]] = [:]
    for definition in catalogue.definitions where isGrave(definition) {
      for (_, intervals) in try timeline.intervals(of: definition.name) {
        for interval in intervals {
          guard let judgement = interval.judgement, let before = interval.before,
            Self.graveClasses.contains(judgement.changeClass)
          else { continue }
          let reason = "\(judgement.changeClass.rawValue): \(definition.name) changed"
          for snapshot in [before, interval.first]
          where !witnesses[snapshot.id, default: []].contains(reason) {
            witnesses[snapshot.id, default: []].append(reason)
          }
        }
      }
    }
    return witnesses
  }

  /// Facts of many subjects are left out: a node that comes or a Service that is created again
  /// would keep nearly every snapshot.
  private func isGrave(_ definition: FactDefinition) -> Bool {
    guard case .cluster = definition.subjects, !definition.isGauge else { return false }
    return !definition.meaning.classes.isDisjoint(with: Self.graveClasses)
  }
}
