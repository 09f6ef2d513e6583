package import ClusterObjects

/// Which snapshots stay and why, which go, and how much room that makes.
package struct PruneReport: Report {
  /// What stays, a cluster's after another's, each newest first.
  package let kept: [RetentionPlan.Kept]
  /// What goes, a cluster's after another's, each newest first.
  package let dropped: [SnapshotRecord]
  /// What became of the file, or (of a dry run) would.
  package let space: PruningResult
  /// Whether nothing was done.
  package let isDryRun: Bool
  /// What the file may take at most, in bytes; nil: any size.
  package let maxBytes: Int64?

  package init(
    kept: [RetentionPlan.Kept], dropped: [SnapshotRecord], space: PruningResult, isDryRun: Bool,
    maxBytes: Int64?
  ) {
    self.kept = kept
    self.dropped = dropped
    self.space = space
    self.isDryRun = isDryRun
    self.maxBytes = maxBytes
  }

  /// Why the file is larger than it may be, and what to do about it; nil when it is not.
  package var excess: (message: String, hint: String)? {
    guard let maxBytes, space.fileBytes > maxBytes else { return nil }
    let sizes =
      "the file \(isDryRun ? "would take" : "takes") \(ByteText.text(space.fileBytes)), more than "
      + "the \(ByteText.text(maxBytes)) of --max-bytes"
    switch space.reclaiming {
    case .emptyPages, .rewritten:
      return (
        "what must stay is too large: \(sizes)",
        "keep less with the --keep options, take tags away, or allow more"
      )
    case .rewriteNeedsSpace, .rewriteNeedsQuiet:
      return ("\(sizes), because it could not be written anew", rewriting ?? "prune again")
    }
  }

  package var kind: String { "PruneReport" }

  package var members: [String: JSONValue] {
    var members: [String: JSONValue] = [
      "kept": .array(
        kept.map { entry in
          .object([
            "snapshot": JSONValue(reference: entry.snapshot),
            "reasons": .array(entry.reasons.map { .string($0.description) }),
          ])
        }),
      "dropped": .array(dropped.map { .object(["snapshot": JSONValue(reference: $0)]) }),
      "dryRun": .bool(isDryRun),
      "bytesFreed": .number(String(space.bytesFreed)),
      "fileBytes": .number(String(space.fileBytes)),
      "reclaiming": reclaiming,
      "hints": .array(hints.map { .string($0) }),
    ]
    if let maxBytes { members["maxBytes"] = .number(String(maxBytes)) }
    return members
  }

  private var reclaiming: JSONValue {
    switch space.reclaiming {
    case .emptyPages: .object(["outcome": "emptyPages"])
    case .rewritten: .object(["outcome": "rewritten"])
    case .rewriteNeedsQuiet: .object(["outcome": "rewriteNeedsQuiet"])
    case .rewriteNeedsSpace(let neededBytes, let freeBytes):
      .object([
        "outcome": "rewriteNeedsSpace", "neededBytes": .number(String(neededBytes)),
        "freeBytes": .number(String(freeBytes)),
      ])
    }
  }

  package func text(wide: Bool, style: TextStyle) -> String {
    var text = keptTable(wide: wide).text(style) + "\n"
    if wide, !dropped.isEmpty {
      var table = TextTable([isDryRun ? "WOULD GO" : "GONE", "CLUSTER", "TIME"])
      for snapshot in dropped {
        table.add([String(snapshot.id), snapshot.clusterLabel, snapshot.startedAt.description])
      }
      text += table.text(style) + "\n"
    }
    text += droppedLines.map { TerminalText.safe($0) + "\n" }.joined() + spaceLine + "\n"
    for hint in hints { text += style.colored("hint:", .changed) + " \(hint)\n" }
    return text
  }

  package func markdown() -> MarkdownDocument {
    var document = MarkdownDocument()
    document.addHeading(2, MarkdownText(isDryRun ? "What pruning would do" : "Pruned snapshots"))
    document.addList((droppedLines + [spaceLine]).map { MarkdownText($0) })
    document.addTable(keptTable(wide: false))
    document.addList(hints.map { .strong("hint:") + " " + MarkdownText($0) })
    return document
  }

  private func keptTable(wide: Bool) -> TextTable {
    var table = TextTable(["ID", "CLUSTER", "TIME", "REASONS", "TAGS"])
    for entry in kept {
      let snapshot = entry.snapshot
      table.add([
        String(snapshot.id), snapshot.clusterLabel, snapshot.startedAt.description,
        entry.reasons.map { wide ? $0.description : $0.folded }.joined(separator: ", "),
        snapshot.tags.joined(separator: ","),
      ])
    }
    return table
  }

  /// A line for each cluster that loses something.
  private var droppedLines: [String] {
    var clusters: [ClusterKey] = []
    for snapshot in dropped where clusters.last != snapshot.cluster {
      clusters.append(snapshot.cluster)
    }
    let severalClusters = Set((kept.map(\.snapshot) + dropped).map(\.cluster)).count > 1
    let lines = clusters.map { cluster in
      let own = dropped.filter { $0.cluster == cluster }
      let (oldest, newest) = (own[own.count - 1], own[0])
      var line = "\(CountText.text(own.count, "snapshot")) \(isDryRun ? "would be " : "")dropped: "
      line += "id:\(oldest.id) (\(oldest.startedAt))"
      if own.count > 1 { line += " to id:\(newest.id) (\(newest.startedAt))" }
      return (severalClusters ? "\(newest.clusterLabel): " : "") + line
    }
    return lines.isEmpty ? ["nothing to drop"] : lines
  }

  private var spaceLine: String {
    let (freed, file) = (ByteText.text(space.bytesFreed), ByteText.text(space.fileBytes))
    var isRewritten = false
    if case .rewritten = space.reclaiming { isRewritten = space.bytesFreed > 0 }
    let how = isRewritten ? " by writing the file anew" : ""
    return isDryRun
      ? "about \(freed) would be freed\(how); the file would take \(file)"
      : "\(freed) freed\(how); the file takes \(file)"
  }

  /// What the user should know about the room, each once.
  private var hints: [String] {
    [
      isLittleFreed
        ? "most of what a snapshot saw is in its neighbours too and stays with them: thinning "
          + "frees little, a shorter record frees more" : nil,
      rewriting,
    ].compactMap { $0 }
  }

  /// Whether the share of the file that was freed is less than half of the share of snapshots
  /// that go.
  private var isLittleFreed: Bool {
    guard !dropped.isEmpty else { return false }
    let before = Double(space.bytesFreed + space.fileBytes)
    let share = Double(dropped.count) / Double(dropped.count + kept.count)
    return Double(space.bytesFreed) < before * share / 2
  }

  /// What it takes to write the file anew, where that was not possible.
  private var rewriting: String? {
    switch space.reclaiming {
    case .emptyPages, .rewritten: nil
    case .rewriteNeedsSpace(let neededBytes, let freeBytes):
      "writing the file anew would give back more: make \(ByteText.text(neededBytes)) free on its "
        + "disk, which has \(ByteText.text(freeBytes)), and prune again"
    case .rewriteNeedsQuiet:
      "writing the file anew would give back more: prune again when no one else is using it"
    }
  }
}
