package import ClusterObjects

/// What is on record of a cluster.
package struct SnapshotList: Report {
  /// One snapshot.
  package struct Entry: Sendable {
    /// The snapshot.
    package let snapshot: SnapshotRecord
    /// What it looked at.
    package let coverage: Coverage
    /// Against its predecessor in time.
    package let counts: SnapshotCounts

    package init(snapshot: SnapshotRecord, coverage: Coverage, counts: SnapshotCounts) {
      self.snapshot = snapshot
      self.coverage = coverage
      self.counts = counts
    }
  }

  private let entries: [Entry]

  /// - Parameter entries: in order of time.
  package init(entries: [Entry]) { self.entries = entries }

  package var kind: String { "SnapshotList" }

  package var members: [String: JSONValue] {
    [
      "snapshots": .array(
        entries.map { entry in
          let outcomes = CoverageDocument.summary(entry.coverage)
          return JSONValue(members: [
            "snapshot": JSONValue(reference: entry.snapshot),
            "source": .string(entry.snapshot.source),
            "timeSource": .string(entry.snapshot.timeSource.rawValue),
            "coverage": .object(
              Dictionary(
                uniqueKeysWithValues: outcomes.map { ($0.key.rawValue, JSONValue($0.value)) })),
            "objects": JSONValue(entry.counts),
            "bytesAdded": .number(String(entry.snapshot.bytesAdded)),
            "clockOffsetSeconds": entry.snapshot.clockOffsetMilliseconds.map {
              JSONValue(secondsOfMilliseconds: $0)
            },
            "tags": .array(entry.snapshot.tags.map { .string($0) }),
          ])
        })
    ]
  }

  package func text(wide: Bool, style: TextStyle) -> String {
    entries.isEmpty ? Self.nothing + "\n" : table(wide: wide).text(style)
  }

  package func markdown() -> MarkdownDocument {
    var document = MarkdownDocument()
    document.addHeading(2, MarkdownText("Snapshots on record"))
    if entries.isEmpty { document.addParagraph(MarkdownText(Self.nothing)) }
    document.addTable(table(wide: false))
    return document
  }

  private static let nothing = "nothing is on record"

  private func table(wide: Bool) -> TextTable {
    var header = [
      "ID", "CLUSTER", "TIME", "OBJECTS", "NEW", "CHANGED", "GONE", "COVERAGE", "TAGS",
    ]
    if wide { header += ["EVIDENCE", "CLOCK", "STORED", "DIGEST", "SOURCE"] }
    var table = TextTable(header)
    for entry in entries {
      let (snapshot, counts) = (entry.snapshot, entry.counts)
      var row = [
        String(snapshot.id), snapshot.clusterLabel, snapshot.startedAt.description,
        String(counts.total), String(counts.new + counts.firstSeen), String(counts.changed),
        String(counts.gone), Self.coverage(entry.coverage), snapshot.tags.joined(separator: ","),
      ]
      if wide {
        row += [
          snapshot.evidence.rawValue, Self.clock(snapshot.clockOffsetMilliseconds),
          ByteText.text(snapshot.bytesAdded),
          String(snapshot.digest.description.prefix(12)), snapshot.source,
        ]
      }
      table.add(row)
    }
    return table
  }

  /// By how much the API server's clock was ahead: `+1.5s`, `-0.25s`; `-` where nobody knows.
  private static func clock(_ milliseconds: Int64?) -> String {
    guard let milliseconds else { return "-" }
    let sign = milliseconds > 0 ? "+" : ""
    return sign + DurationText.seconds(ofMilliseconds: milliseconds) + "s"
  }

  /// `14 complete, 1 forbidden`.
  private static func coverage(_ coverage: Coverage) -> String {
    let counts = CoverageDocument.summary(coverage)
    return CoverageOutcome.allCases.compactMap { outcome in
      counts[outcome].map { "\($0) \(outcome.rawValue)" }
    }.joined(separator: ", ")
  }
}
