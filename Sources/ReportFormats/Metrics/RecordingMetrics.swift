package import ClusterObjects
import NetworkModel

/// What a recorder has done so far, told as metrics: fed with what came of each attempt.
///
/// Every series is of one of the targets it was made for, so there are never more of them than
/// targets times what the program itself can name.
package struct RecordingMetrics: Sendable {
  /// What is known of one target.
  struct Target: Sendable {
    /// The cluster's own name, or its UID, once a snapshot told.
    var cluster: (key: ClusterKey, name: String)?
    var latest: SnapshotRecord?
    var snapshot: MeasuredSnapshot?
    var lastAttempt: (at: Instant, succeeded: Bool)?
    var recorded = 0
    var failures: [MeasuredFailure: Int] = [:]
    var missedTicks = 0
    var changes: [ChangeClass: (facts: Int, objects: Int)] = [:]
  }

  let version: String
  let ruleSet: Int
  private(set) var targets: [String: Target]
  /// The interval it records at, in seconds; nil where somebody else decides, as cron does.
  package var intervalSeconds: Double?
  /// The size of the store, in bytes.
  package var storeBytes: Int64?
  /// The size that retention keeps the store below, in bytes; nil: there is none.
  package var storeLimitBytes: Int64?

  /// - Parameters:
  ///   - version: of the program.
  ///   - ruleSet: the edition of its rules.
  ///   - targets: what is recorded, by the name the user knows it by: its context. It stands for
  ///     the cluster until a snapshot tells the cluster's name or UID.
  package init(version: String, ruleSet: Int, targets: [String]) {
    self.version = version
    self.ruleSet = ruleSet
    self.targets = Dictionary(targets.map { ($0, Target()) }) { first, _ in first }
  }

  // MARK: What happened

  /// The newest snapshot on record from before this recorder started: without it a recorder that
  /// never succeeds would have no snapshot whose age could be told.
  package mutating func resume(_ target: String, latest: SnapshotRecord) {
    change(target) { $0.see(latest) }
  }

  /// A snapshot was recorded.
  package mutating func recorded(_ snapshot: MeasuredSnapshot, of target: String, at now: Instant) {
    change(target) { known in
      known.see(snapshot.record)
      known.snapshot = snapshot
      known.recorded += 1
      known.lastAttempt = (now, true)
      for (changeClass, counts) in snapshot.changes ?? [:] {
        known.changes[changeClass, default: (0, 0)].facts += counts.facts
        known.changes[changeClass, default: (0, 0)].objects += counts.objects
      }
    }
  }

  /// No snapshot was recorded.
  package mutating func failed(
    _ failure: MeasuredFailure, of target: String, at now: Instant
  ) {
    change(target) { known in
      known.failures[failure, default: 0] += 1
      known.lastAttempt = (now, false)
    }
  }

  /// Ticks of the schedule went by without an attempt.
  package mutating func missed(ticks: Int, of target: String) {
    change(target) { $0.missedTicks += ticks }
  }

  /// A target that nobody announced is no target: its series would have no bound.
  private mutating func change(_ target: String, _ body: (inout Target) -> Void) {
    guard var known = targets[target] else { return }
    body(&known)
    targets[target] = known
  }

  // MARK: Readiness

  /// Why there is no recent snapshot of each target, one line each in order; empty: there is.
  ///
  /// - Parameter maxAgeSeconds: what is recent.
  package func gaps(now: Instant, maxAgeSeconds: Double) -> [String] {
    labels.sorted { $0.value.precedesBytewise($1.value) }.compactMap { target, label in
      guard let latest = targets[target]?.latest else { return "\(label): no snapshot yet" }
      let age = now.seconds(since: latest.startedAt)
      guard age > maxAgeSeconds else { return nil }
      return "\(label): the last snapshot is \(DurationText.text(seconds: age)) old, "
        + "more than \(DurationText.text(seconds: maxAgeSeconds))"
    }
  }

  /// What each target is called in the label `cluster`: the cluster's name, else its UID, else what
  /// the user calls it; with what tells them apart where two go by one name.
  var labels: [String: String] {
    let names = targets.map { target, known in (target, known.cluster?.name ?? target) }
    let uses = Dictionary(grouping: names, by: \.1).mapValues(\.count)
    return Dictionary(
      uniqueKeysWithValues: names.map { target, name in
        (target, uses[name] == 1 ? name : "\(name) (\(target))")
      })
  }
}

extension RecordingMetrics.Target {
  /// An older snapshot that arrives later is not the newest.
  fileprivate mutating func see(_ record: SnapshotRecord) {
    cluster = (record.cluster, record.clusterLabel)
    if record.startedAt >= latest?.startedAt ?? .earliest { latest = record }
  }
}
