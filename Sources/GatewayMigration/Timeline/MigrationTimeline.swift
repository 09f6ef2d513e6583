package import ClusterObjects
import NetworkModel
import RequestRouting

/// The cells of a cluster through its history, judged wherever something that decides about them
/// may have changed.
package final class MigrationTimeline {
  /// The snapshot that was judged last.
  package private(set) var latest: MigrationMoment?
  /// What happened, in order of time and cells.
  package private(set) var events: [MigrationEvent] = []
  /// The states over time.
  package private(set) var burndown: [BurndownPoint] = []
  private var tracked: [CellKey: TrackedCell] = [:]
  private let options: MigrationOptions
  /// Whose cells the burn-down counts; nil: all.
  private let namespace: String?

  /// Follows the history up to a moment.
  ///
  /// - Parameters:
  ///   - moment: the last one that counts.
  ///   - namespace: the burn-down counts only cells of Ingresses in it; nil: all.
  ///   - maxAgeSeconds: how much older than a snapshot evidence may be that still speaks for it.
  ///   - progress: called before each snapshot that is judged, with its place and their number.
  /// - Throws: the history's error.
  package init(
    _ history: any History, upTo moment: Moment, _ options: MigrationOptions,
    in namespace: String? = nil, maxAgeSeconds: Int = MomentResolver.defaultMaxAgeSeconds,
    progress: (_ place: Int, _ count: Int) -> Void = { _, _ in }
  ) throws {
    self.options = options
    self.namespace = namespace
    let cluster = moment.snapshot.cluster
    let inputs = try InputChanges(history, of: cluster)
    var previous: SnapshotRecord?
    let resolver = try MomentResolver(
      history: history, cluster: cluster, now: .latest, maxAgeSeconds: maxAgeSeconds)
    let cache = ContentCache()
    // What is carried from an older snapshot grows too old without anything changing.
    var mayExpire = true
    let snapshots = try history.snapshots(of: cluster)
      .filter { $0.position <= moment.snapshot.position }
    for (place, snapshot) in snapshots.enumerated() {
      let isLast = snapshot.id == moment.snapshot.id
      defer { previous = snapshot }
      if !isLast, !mayExpire, let last = burndown.last,
        try !inputs.mayDiffer(at: snapshot, from: previous)
      {
        burndown.append(BurndownPoint(snapshot: snapshot, byState: last.byState))
        noteUnchanged(at: snapshot)
        continue
      }
      progress(place + 1, snapshots.count)
      let resolved = isLast ? moment : try resolver.resolve(.id(snapshot.id))
      mayExpire = resolved.carried.contains { RoutingInventory.resources.contains($0.resource) }
      let evidence = NetworkEvidence(history: history, moment: resolved, cache: cache)
      try follow(MigrationMoment(evidence, options), at: snapshot)
    }
    finish(at: moment.snapshot)
  }

  /// The cells at the end, by key.
  package var cells: [MigrationCell] { tracked.values.map(\.cell).sorted { $0.key < $1.key } }

  /// What the rules make of cells at the end.
  package func review(of cells: [MigrationCell], at moment: Moment) -> MigrationReview {
    MigrationReview(
      cells, ReviewContext(snapshot: moment.snapshot, options: options, events: events))
  }

  // MARK: One step

  private func follow(_ moment: MigrationMoment, at snapshot: SnapshotRecord) throws {
    var appeared: [CellKey] = []
    for (key, cell) in moment.cells {
      if tracked[key] == nil { appeared.append(key) }
      guard let place = moment.places[key] else { continue }
      note(cell, declaredAt: place, snapshot)
    }
    try followAbsent(moment, appeared: Set(appeared), snapshot)
    latest = moment
    var byState: [CellState: Int] = [:]
    for entry in tracked.values where entry.cell.isOwned(in: namespace) {
      byState[entry.cell.state, default: 0] += 1
    }
    burndown.append(BurndownPoint(snapshot: snapshot, byState: byState))
  }

  private func note(
    _ cell: MigrationCell, declaredAt place: (ingresses: CompiledIngresses, tag: Int),
    _ snapshot: SnapshotRecord
  ) {
    guard var entry = tracked[cell.key] else {
      var cell = cell
      cell.noteSince(nil, known: nil, snapshot)
      tracked[cell.key] = TrackedCell(
        cell: cell, place: place, lastDeclared: snapshot, isDeclared: true,
        bestRank: cell.state.rank, lastKnown: (cell.state, snapshot))
      return
    }
    let wasDeclared = entry.isDeclared
    entry.place = place
    entry.lastDeclared = snapshot
    entry.isDeclared = true
    entry.isSuperseded = false
    let cause =
      wasDeclared ? Self.cause(of: cell, before: entry.cell) : "an Ingress declares it again"
    move(&entry, to: cell, snapshot, cause)
    tracked[cell.key] = entry
  }

  /// Where cells were last declared together.
  private struct Scene: Hashable {
    let snapshotID: Int64
    let controller: String
  }

  private func followAbsent(
    _ moment: MigrationMoment, appeared: Set<CellKey>, _ snapshot: SnapshotRecord
  ) throws {
    let absent = tracked.filter { moment.cells[$0.key] == nil }
    guard !absent.isEmpty else { return }
    // Judged together with the routes they stood among when their Ingress was last there.
    var groups: [Scene: (ingresses: CompiledIngresses, members: [(CellKey, Int)])] = [:]
    for (key, entry) in absent {
      let group = Scene(snapshotID: entry.lastDeclared.id, controller: key.controller)
      groups[group, default: (entry.place.ingresses, [])].members.append((key, entry.place.tag))
    }
    for group in groups.values {
      let judgements = moment.judge.judge(group.ingresses, tags: Set(group.members.map(\.1)))
      for (key, tag) in group.members {
        guard var entry = tracked[key] else { continue }
        let route = group.ingresses.routes[tag]
        let cell = AbsentCell(
          entry: entry, route: route, judgement: judgements[tag] ?? RouteJudgement(),
          moment: moment, successors: appeared.filter { $0.host == key.host },
          ingresses: group.ingresses
        ).cell
        entry.isSuperseded = cell.state == .superseded
        let cause =
          entry.isDeclared && cell.state != .unknown
          ? Self.causeOfGoing(cell) : Self.cause(of: cell, before: entry.cell)
        if cell.state != .unknown { entry.isDeclared = false }
        move(&entry, to: cell, snapshot, cause)
        tracked[key] = entry
      }
    }
  }

  private func move(
    _ entry: inout TrackedCell, to cell: MigrationCell, _ snapshot: SnapshotRecord, _ cause: String
  ) {
    var cell = cell
    let known = entry.lastKnown
    let isBack = (known.state.rank).flatMap { old in cell.state.rank.map { $0 < old } } ?? false
    if cell.state != entry.cell.state {
      events.append(
        MigrationEvent(
          after: known.snapshot, by: snapshot, cell: cell.key, from: entry.cell.state,
          to: cell.state, cause: cause, isRegression: isBack))
    }
    if let rank = cell.state.rank {
      entry.bestRank = max(entry.bestRank ?? rank, rank)
      if rank < entry.bestRank ?? rank { cell.flags.insert(.regressed) }
    }
    if cell.state != .unknown { entry.lastKnown = (cell.state, snapshot) }
    if cell.state == .cutOver {
      entry.cutOverSince = entry.cutOverSince ?? snapshot
    } else {
      entry.cutOverSince = nil
    }
    cell.noteSince(entry.cell, known: known.snapshot, snapshot)
    entry.cell = cell
  }

  private func noteUnchanged(at snapshot: SnapshotRecord) {
    for key in tracked.keys {
      guard let state = tracked[key]?.cell.state, state != .unknown else { continue }
      tracked[key]?.lastKnown = (state, snapshot)
    }
  }

  private func finish(at snapshot: SnapshotRecord) {
    events.sort { first, second in
      first.by.position != second.by.position
        ? first.by.position < second.by.position : first.cell < second.cell
    }
    for (key, entry) in tracked {
      guard let since = entry.cutOverSince else { continue }
      let hours = snapshot.startedAt.seconds(since: since.endedAt) / 3600
      var blocking: Set<CellFlag> = [.unproven, .shadowedRedirect]
      if !options.acceptsDrift(of: key) { blocking.formUnion([.backendDrift, .rewriteDrift]) }
      tracked[key]?.cell.isDone =
        hours >= options.doneAfterHours && entry.cell.securityGaps(options).isEmpty
        && entry.cell.flags.isDisjoint(with: blocking)
    }
  }

  private static func causeOfGoing(_ cell: MigrationCell) -> String {
    let why = cell.state == .cutOver ? nil : cell.reasons.first
    return "the Ingress is gone" + (why.map { "; \($0.text)" } ?? "")
  }

  private static func cause(of cell: MigrationCell, before: MigrationCell) -> String {
    let gone = Set(before.routes.routes).subtracting(cell.routes.routes).sorted()
    var parts: [String] = []
    if !gone.isEmpty { parts.append("no longer answered by \(gone.joined(separator: ", "))") }
    let come = Set(cell.routes.routes).subtracting(before.routes.routes).sorted()
    if !come.isEmpty { parts.append("answered by \(come.joined(separator: ", "))") }
    let old = Set(before.reasons)
    parts += cell.reasons.filter { !old.contains($0) }.prefix(2).map(\.text)
    let solved = before.reasons.filter { !cell.reasons.contains($0) }.prefix(2).map(\.text)
    if parts.isEmpty, !solved.isEmpty {
      parts.append("no longer: " + solved.joined(separator: ", "))
    }
    return parts.isEmpty ? "what was seen of it changed" : parts.joined(separator: "; ")
  }
}

extension MigrationCell {
  /// Takes over since when things stand, or notes that they have come about.
  ///
  /// - Parameter known: the last snapshot at which the cell was known.
  fileprivate mutating func noteSince(
    _ before: MigrationCell?, known: SnapshotRecord?, _ snapshot: SnapshotRecord
  ) {
    let change = CellChange(after: known, by: snapshot)
    stateSince = before?.state == state ? before?.stateSince ?? change : change
    for flag in flags { flagsSince[flag] = before?.flagsSince[flag] ?? change }
  }
}
