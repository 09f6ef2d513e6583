import ClusterObjects
import NetworkModel

extension RecordingMetrics {
  /// Everything, for a scrape of the running recorder.
  package var exposition: MetricExposition {
    MetricExposition(gauges + counters)
  }

  /// What one run can tell, for a file that node_exporter's textfile collector reads.
  ///
  /// Without counters: each run would write them anew from 0, 1 after 1 after 1, of which no
  /// `increase()` sees anything. `netlapse_last_attempt_success` and `netlapse_snapshot_changes`
  /// say the same of the one run.
  package var textfile: MetricExposition { MetricExposition(gauges) }

  // MARK: Gauges

  private var gauges: [MetricFamily] {
    [build] + program + attempts + snapshots + [objects, coverageGaps, snapshotChanges, addresses]
  }

  private var build: MetricFamily {
    var family = MetricFamily("netlapse_build_info", .gauge, "The program that tells this.")
    family.set(1, ["version": version, "rule_set": String(ruleSet)])
    return family
  }

  private var program: [MetricFamily] {
    var interval = MetricFamily(
      "netlapse_recording_interval_seconds", .gauge, "The interval snapshots are recorded at.")
    interval.set(intervalSeconds)
    var bytes = MetricFamily("netlapse_store_bytes", .gauge, "Size of the store.")
    bytes.set(storeBytes.map { Double($0) })
    var limit = MetricFamily(
      "netlapse_store_limit_bytes", .gauge, "Size that retention keeps the store below.")
    limit.set(storeLimitBytes.map { Double($0) })
    return [interval, bytes, limit]
  }

  private var attempts: [MetricFamily] {
    var times = MetricFamily(
      "netlapse_last_attempt_timestamp_seconds", .gauge, "When the last attempt ended.")
    var successes = MetricFamily(
      "netlapse_last_attempt_success", .gauge, "Whether the last attempt recorded a snapshot.")
    each { target, cluster in
      times.set(target.lastAttempt.map { Self.seconds($0.at) }, cluster)
      successes.set(target.lastAttempt.map { $0.succeeded ? 1 : 0 }, cluster)
    }
    return [times, successes]
  }

  private var snapshots: [MetricFamily] {
    var times = MetricFamily(
      "netlapse_snapshot_timestamp_seconds", .gauge, "When the newest snapshot on record began.")
    var durations = MetricFamily(
      "netlapse_snapshot_duration_seconds", .gauge, "How long its collection took.")
    var offsets = MetricFamily(
      "netlapse_clock_offset_seconds", .gauge,
      "By how much the API server's clock was ahead of the recorder's; negative: behind.")
    each { target, cluster in
      guard let latest = target.latest else { return }
      times.set(Self.seconds(latest.startedAt), cluster)
      durations.set(latest.endedAt.seconds(since: latest.startedAt), cluster)
      offsets.set(latest.clockOffsetMilliseconds.map { Double($0) / 1000 }, cluster)
    }
    return [times, durations, offsets]
  }

  private var objects: MetricFamily {
    var family = MetricFamily(
      "netlapse_snapshot_objects", .gauge, "Objects that the last snapshot lists.")
    each { target, cluster in
      for (resource, count) in target.snapshot?.objectsByResource ?? [:] {
        family.set(Double(count), cluster.adding(["resource": resource.text]))
      }
    }
    return family
  }

  private var coverageGaps: MetricFamily {
    var family = MetricFamily(
      "netlapse_coverage_gaps", .gauge,
      "Scopes of which the last snapshot cannot say what was there: a resource, a namespace or a "
        + "name each.")
    each { target, cluster in
      var gaps: [[String]: Int] = [:]
      for (scope, entry) in target.snapshot?.coverage.entries ?? [:]
      where !entry.outcome.isDeterminate {
        gaps[[scope.resource.text, entry.outcome.rawValue], default: 0] += 1
      }
      for (gap, count) in gaps {
        family.set(Double(count), cluster.adding(["resource": gap[0], "outcome": gap[1]]))
      }
    }
    return family
  }

  private var snapshotChanges: MetricFamily {
    var family = MetricFamily(
      "netlapse_snapshot_changes", .gauge,
      "What differs in the last snapshot from the one before it. A fact and the object that proves "
        + "it are counted each, as kind=\"fact\" and kind=\"object\": do not add them up.")
    each { target, cluster in
      guard let changes = target.snapshot?.changes else { return }
      Self.set(&family, changes, cluster)
    }
    return family
  }

  private var addresses: MetricFamily {
    var family = MetricFamily(
      "netlapse_cidr_addresses", .gauge,
      "Addresses of a range: all of them (state=\"total\"), and those given out (state=\"used\"; "
        + "of a Pod range the blocks of nodes). What is not known is left out.")
    each { target, cluster in
      for pool in target.snapshot?.pools ?? [] {
        family.set(pool.total, cluster.adding(["pool": pool.name, "state": "total"]))
        family.set(pool.used, cluster.adding(["pool": pool.name, "state": "used"]))
      }
    }
    return family
  }

  // MARK: Counters

  /// Each begins at 0, or its first step could not be seen.
  private var counters: [MetricFamily] {
    var recorded = MetricFamily(
      "netlapse_snapshots_recorded_total", .counter, "Snapshots that were recorded.")
    var failures = MetricFamily(
      "netlapse_snapshot_failures_total", .counter, "Attempts that recorded no snapshot.")
    var missed = MetricFamily(
      "netlapse_missed_ticks_total", .counter,
      "Ticks of the schedule that went by without an attempt.")
    var changes = MetricFamily(
      "netlapse_changes_total", .counter,
      "Changes from one snapshot to the next, by class. A fact and the object that proves it are "
        + "counted each, as kind=\"fact\" and kind=\"object\": do not add them up.")
    each { target, cluster in
      recorded.set(Double(target.recorded), cluster)
      missed.set(Double(target.missedTicks), cluster)
      for failure in MeasuredFailure.allCases {
        failures.set(
          Double(target.failures[failure] ?? 0), cluster.adding(["reason": failure.rawValue]))
      }
      Self.set(&changes, target.changes, cluster)
    }
    return [recorded, failures, missed, changes]
  }

  // MARK: Parts

  private func each(_ body: (Target, [String: String]) -> Void) {
    let labels = labels
    for (name, target) in targets { body(target, ["cluster": labels[name] ?? name]) }
  }

  private static func set(
    _ family: inout MetricFamily, _ changes: [ChangeClass: (facts: Int, objects: Int)],
    _ cluster: [String: String]
  ) {
    for changeClass in ChangeClass.allCases {
      let counts = changes[changeClass] ?? (0, 0)
      for (kind, count) in [("fact", counts.facts), ("object", counts.objects)] {
        family.set(Double(count), cluster.adding(["class": changeClass.rawValue, "kind": kind]))
      }
    }
  }

  private static func seconds(_ instant: Instant) -> Double {
    Double(instant.millisecondsSinceEpoch) / 1000
  }
}

extension [String: String] {
  fileprivate func adding(_ labels: [String: String]) -> [String: String] {
    merging(labels) { _, new in new }
  }
}
