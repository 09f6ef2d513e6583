import ClusterObjects
import EvidenceSources
import ReportFormats
import SnapshotDiff

/// Manifests laid over a moment.
struct Candidate {
  let whatIf: WhatIf
  let notes: CandidateNotes

  init(
    over moment: Moment, in history: any History, _ paths: [String], namespace: String?,
    now: Instant
  ) throws {
    var options = FileEvidenceOptions(now: now)
    // The manifests are of the moment's cluster and time, whatever they say.
    options.clusterName = moment.snapshot.clusterName ?? moment.snapshot.cluster.description
    options.at = moment.snapshot.startedAt
    options.allowFuture = true
    options.allowsNothing = true
    options.namespaceScope = namespace.map { .namespace($0) } ?? .judged
    let evidence = try FileEvidenceReader(options: options).read(paths)
    whatIf = try WhatIf(history: history, from: moment, manifests: evidence.snapshot)
    notes = CandidateNotes(
      source: paths.joined(separator: " "), whatIf: whatIf, hints: evidence.hints)
  }
}
