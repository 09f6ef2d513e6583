package import ClusterObjects

/// The clusters on record.
package struct ClusterList: Report {
  /// One cluster.
  package struct Entry: Sendable {
    /// What tells it apart.
    package let cluster: ClusterKey
    /// Its snapshots in order of time.
    package let snapshots: [SnapshotRecord]

    package init(cluster: ClusterKey, snapshots: [SnapshotRecord]) {
      self.cluster = cluster
      self.snapshots = snapshots
    }

    /// Names it went by, in order of their first use.
    package var names: [String] {
      snapshots.compactMap(\.displayName).reduce(into: []) { names, name in
        if !names.contains(name) { names.append(name) }
      }
    }
  }

  private let entries: [Entry]

  package init(entries: [Entry]) { self.entries = entries }

  package var kind: String { "ClusterList" }

  package var members: [String: JSONValue] {
    [
      "clusters": .array(
        entries.map { entry in
          JSONValue(members: [
            "uid": entry.cluster.uid.map { .string($0) },
            "names": .array(entry.names.map { .string($0) }),
            "snapshots": JSONValue(entry.snapshots.count),
            "first": entry.snapshots.first.map { JSONValue(reference: $0) },
            "latest": entry.snapshots.last.map { JSONValue(reference: $0) },
          ])
        })
    ]
  }

  package func text(wide: Bool, style: TextStyle) -> String {
    entries.isEmpty ? Self.nothing + "\n" : table.text(style)
  }

  package func markdown() -> MarkdownDocument {
    var document = MarkdownDocument()
    document.addHeading(2, MarkdownText("Clusters on record"))
    if entries.isEmpty { document.addParagraph(MarkdownText(Self.nothing)) }
    document.addTable(table)
    return document
  }

  private static let nothing = "nothing is on record"

  private var table: TextTable {
    var table = TextTable(["NAME", "UID", "SNAPSHOTS", "FIRST", "LATEST"])
    for entry in entries {
      table.add([
        entry.names.isEmpty ? "-" : entry.names.joined(separator: ","),
        entry.cluster.uid ?? "unknown", String(entry.snapshots.count),
        entry.snapshots.first?.startedAt.description ?? "-",
        entry.snapshots.last?.startedAt.description ?? "-",
      ])
    }
    return table
  }
}
