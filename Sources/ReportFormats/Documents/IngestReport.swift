package import ClusterObjects

/// What came of reading files into the record.
package struct IngestReport: Report {
  /// One snapshot that was read.
  package struct Entry: Sendable {
    /// How it is on record.
    package let result: RecordingResult
    /// What it looked at.
    package let coverage: Coverage
    /// How many objects of each resource it lists.
    package let objectsByResource: [ResourceName: Int]
    /// What was given and not taken.
    package let refused: RefusedEvidence

    package init(
      result: RecordingResult, coverage: Coverage, objectsByResource: [ResourceName: Int],
      refused: RefusedEvidence
    ) {
      self.result = result
      self.coverage = coverage
      self.objectsByResource = objectsByResource
      self.refused = refused
    }
  }

  /// One input that could not be read.
  package struct Failure: Sendable {
    /// The input.
    package let path: String
    /// The exit code it would have had by itself.
    package let code: Int32
    /// What is wrong.
    package let message: String

    package init(path: String, code: Int32, message: String) {
      self.path = path
      self.code = code
      self.message = message
    }
  }

  /// One snapshot that was pruned before, and was not recorded again.
  package struct Skipped: Sendable {
    /// The input.
    package let path: String
    /// When it was pruned.
    package let prunedAt: Instant

    package init(path: String, prunedAt: Instant) {
      self.path = path
      self.prunedAt = prunedAt
    }
  }

  /// The snapshots, in the order they were recorded.
  package var entries: [Entry] = []
  /// The inputs that were pruned before.
  package var skipped: [Skipped] = []
  /// The inputs that failed.
  package var failures: [Failure] = []
  /// What the user should know, each once.
  package var hints: [String] = []

  package init() {}

  /// Adds a snapshot, and what the user should know about it unless it was said before.
  package mutating func add(_ entry: Entry, hints added: [String]) {
    entries.append(entry)
    for hint in added where !hints.contains(hint) { hints.append(hint) }
  }

  package var kind: String { "IngestReport" }

  package var members: [String: JSONValue] {
    [
      "snapshots": .array(entries.map(Self.document)),
      "skipped": .array(
        skipped.map { skipped in
          .object([
            "path": .string(skipped.path), "prunedAt": .string(skipped.prunedAt.description),
          ])
        }),
      "errors": .array(
        failures.map { failure in
          .object([
            "path": .string(failure.path), "code": JSONValue(Int(failure.code)),
            "message": .string(failure.message),
          ])
        }),
      "hints": .array(hints.map { .string($0) }),
    ]
  }

  private static func document(_ entry: Entry) -> JSONValue {
    let snapshot = entry.result.snapshot
    return .object([
      "snapshot": JSONValue(reference: snapshot),
      "alreadyRecorded": .bool(entry.result.wasAlreadyRecorded),
      "objects": JSONValue(entry.result.counts),
      "coverage": CoverageDocument.entries(entry.coverage, objects: entry.objectsByResource),
      "refused": .object([
        "secrets": JSONValue(entry.refused.secrets),
        "kubeconfigs": JSONValue(entry.refused.kubeconfigs),
        "privateKeys": JSONValue(entry.refused.privateKeys),
        "unknownKinds": .object(entry.refused.unknownKinds.mapValues { JSONValue($0) }),
        "notSelected": .object(
          Dictionary(
            uniqueKeysWithValues: entry.refused.notSelected.map {
              ($0.key.text, JSONValue($0.value))
            })),
      ]),
      "bytesAdded": .number(String(entry.result.wasAlreadyRecorded ? 0 : snapshot.bytesAdded)),
      "timeSource": .string(snapshot.timeSource.rawValue),
    ])
  }

  /// Many snapshots at once give many hints that are much alike.
  private static let hintsShown = 12

  package func text(wide: Bool, style: TextStyle) -> String {
    var text = table(wide: wide).text(style)
    for line in notRecorded {
      text += style.colored("not recorded:", .removed) + " " + TerminalText.safe(line) + "\n"
    }
    for hint in hints.prefix(Self.hintsShown) {
      text += style.colored("hint:", .changed) + " " + TerminalText.safe(hint) + "\n"
    }
    return text + (moreHints.map { $0 + "\n" } ?? "")
  }

  package func markdown() -> MarkdownDocument {
    var document = MarkdownDocument()
    document.addHeading(2, MarkdownText("Recorded snapshots"))
    document.addTable(table(wide: false))
    document.addList(
      notRecorded.map { .strong("not recorded:") + " " + MarkdownText($0) }
        + hints.prefix(Self.hintsShown).map { .strong("hint:") + " " + MarkdownText($0) }
        + [moreHints].compactMap { $0.map { MarkdownText($0) } })
    return document
  }

  private func table(wide: Bool) -> TextTable {
    var header = ["SNAPSHOT", "CLUSTER", "TIME", "OBJECTS", "NEW", "CHANGED", "GONE", "NOTE"]
    if wide { header.insert("STORED", at: 7) }
    var table = TextTable(header)
    for entry in entries {
      let (snapshot, counts) = (entry.result.snapshot, entry.result.counts)
      let isOld = entry.result.wasAlreadyRecorded
      var row = [
        "id:\(snapshot.id)", snapshot.clusterLabel, snapshot.startedAt.description,
        String(counts.total), String(counts.new + counts.firstSeen), String(counts.changed),
        String(counts.gone), isOld ? "already recorded" : Self.note(entry.refused),
      ]
      if wide { row.insert(isOld ? "-" : ByteText.text(snapshot.bytesAdded), at: 7) }
      table.add(row)
    }
    return table
  }

  /// What was not recorded and why: what was pruned before as one, then each failure.
  private var notRecorded: [String] {
    let pruned = skipped.first.map { first in
      let others = skipped.count == 1 ? "" : " and \(skipped.count - 1) others"
      return "\(first.path)\(others): pruned before (--again records it)"
    }
    return [pruned].compactMap { $0 } + failures.map(\.message)
  }

  private var moreHints: String? {
    hints.count > Self.hintsShown
      ? "and \(hints.count - Self.hintsShown) more hints: -o json shows them" : nil
  }

  private static func note(_ refused: RefusedEvidence) -> String {
    var notes: [String] = []
    let counts = [
      (refused.secrets, "Secret", "refused"), (refused.kubeconfigs, "kubeconfig", "refused"),
      (refused.privateKeys, "private key", "withheld"),
    ]
    for (count, noun, verb) in counts where count > 0 {
      notes.append("\(CountText.text(count, noun)) \(verb)")
    }
    let unknown = refused.unknownKinds.sorted { $0.key.precedesBytewise($1.key) }
    if !unknown.isEmpty {
      notes.append(
        "not recorded: " + unknown.map { "\($0.value) \($0.key)" }.joined(separator: ", "))
    }
    return notes.joined(separator: "; ")
  }
}
