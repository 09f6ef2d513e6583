import ClusterObjects
import NetworkModel
import RequestRouting

/// Judges a cell that no Ingress declares any more.
struct AbsentCell {
  let entry: TrackedCell
  let route: IngressRoute
  let judgement: RouteJudgement
  let moment: MigrationMoment
  /// Cells of its host that came when it went.
  let successors: Set<CellKey>
  /// The Ingresses among which it last was.
  let ingresses: CompiledIngresses

  var cell: MigrationCell {
    let (state, reasons) = verdict
    var cell = MigrationCell(
      key: entry.cell.key, owners: entry.cell.owners, state: state,
      reasons: reasons + judgement.reasons, flags: judgement.flags,
      ingressAnswer: entry.cell.ingressAnswer, routes: judgement,
      annotations: entry.cell.annotations, notes: entry.cell.notes)
    if entry.cell.flags.contains(.policyGap) { cell.flags.insert(.policyGap) }
    if state == .cutOver, let unseen = unseenRouting {
      cell.noteUnseenRivals(unseen)
    }
    cell.noteHandOver(route, moment.inForce, ingresses)
    return cell
  }

  private var verdict: (CellState, [CellReason]) {
    if let unseen = unseenOwner {
      return (.unknown, [CellReason("NOT_SEEN", unseen)])
    }
    if judgement.level == .ready { return (.cutOver, []) }
    // A cell whose path was edited: another one of the host came in the same interval.
    if entry.isSuperseded || (entry.isDeclared && !successors.isEmpty) {
      let heirs = successors.sorted().map(\.description).joined(separator: ", ")
      return (
        .superseded,
        [CellReason("SUPERSEDED", heirs.isEmpty ? "another cell took its place" : "now \(heirs)")]
      )
    }
    if judgement.level >= .defined { return (.cutOverAtRisk, []) }
    if let unseen = unseenRouting {
      return (.unknown, [CellReason("NOT_SEEN", unseen.because)])
    }
    return leftover
  }

  private var unseenRouting: UnknownReason? {
    moment.inventory.unseenRouting(beside: route.annotations)
  }

  /// Ingresses of its owners' namespaces that were not seen may still declare it.
  private var unseenOwner: String? {
    let coverage = moment.moment.coverage(for: "ingresses.networking.k8s.io")
    for owner in entry.cell.owners where !coverage.outcome(of: owner).isDeterminate {
      return "\(owner.kindAndName) was not seen (\(coverage.outcome(of: owner).rawValue))"
    }
    return nil
  }

  /// No route holds it: is its backend still there?
  private var leftover: (CellState, [CellReason]) {
    let targets = entry.cell.ingressAnswer.backends?.shares.map(\.target) ?? []
    var unknown: String?
    for target in targets {
      guard case .service(let namespace, let name, _, _) = target else { continue }
      switch moment.inventory.services.service(name, in: namespace) {
      case .present:
        return (
          .orphaned,
          [CellReason("BACKEND_PRESENT", "Service \(namespace)/\(name) is still there")]
        )
      case .unknown(let why): unknown = why
      case .absent: break
      }
    }
    if let unknown {
      return (
        .unknown,
        [CellReason("NOT_SEEN", "no route holds it; whether its backend is there: \(unknown)")]
      )
    }
    return (.retired, [CellReason("BACKEND_GONE", "no backend of it is left")])
  }
}
