import ClusterObjects
import TestSupport
import Testing

@testable import ReportFormats
@testable import SnapshotDiff

/// Differences for a change ticket.
struct DiffReportMarkdownTests {
  @Test func aTicketHasTheMomentsTheCountsAndEachObject() {
    let fields: [FieldChange] = [
      .test("/data/Corefile", "a\ncache 30\n", "a\ncache 120\n"),
      .test("/spec/type", "ClusterIP", "NodePort"), .test("/spec/x", nil, .object(["a": 1])),
      .test("/spec/y", true, nil),
    ]
    let objects: [ObjectChange] = [
      .test("a", .added), .test("c", .modified, fields: fields),
      .pod("p", .removed, owner: "web-1"),
    ]
    let gap = Incomparable(
      resource: "nodes", namespaces: [], names: [], side: .to, outcome: .forbidden, detail: "no")
    let report = DiffReport.test(objects, incomparable: [gap], carried: ["services"])
    #expect(
      report.rendered(as: .markdown, .test) == """
        ## Changes of prod

        | SIDE | CLUSTER | TIME                 | SNAPSHOT | NOTE         |
        | ---- | ------- | -------------------- | -------- | ------------ |
        | from | prod    | 2026-09-21T14:14:20Z | id:1     |              |
        | from | prod    | 2026-09-21T14:22:20Z | id:9     | for services |
        | to   | prod    | 2026-09-21T14:15:20Z | id:2     |              |
        | to   | prod    | 2026-09-21T14:22:20Z | id:9     | for services |

        **3 objects: 1 added, 1 removed, 1 modified**

        ### Objects

        | CHANGE | KIND    | OBJECT |
        | ------ | ------- | ------ |
        | added  | Service | shop/a |

        #### Service `shop/c` modified

        ```diff
        @@ /data/Corefile @@
        - cache 30
        + cache 120
        @@ /spec/type @@
        - ClusterIP
        + NodePort
        @@ /spec/x @@
        + {"a":1}
        @@ /spec/y @@
        - true
        ```

        ### Pods and endpoints

        - `shop/web-1`: 1 pod removed

        ### Not comparable

        - nodes: forbidden on side "to": no

        """)
  }

  @Test func manyFieldsAreFolded() {
    let fields = (1...14).map { FieldChange.test("/spec/\($0)", 1, 2) }
    let text = DiffReport.test([.test("a", .modified, fields: fields)])
      .rendered(as: .markdown, .test)
    #expect(text.contains("@@ /spec/12 @@\n"))
    #expect(!text.contains("@@ /spec/13 @@"))
    #expect(text.contains("\n... and 2 more fields (-o wide shows all)\n```\n"))
  }

  @Test func nothingDiffersIsSaid() {
    #expect(
      DiffReport.test([]).rendered(as: .markdown, .test).hasSuffix("|\n\n**no differences**\n"))
  }

  /// Whatever the texts of a cluster are, the ticket has the same blocks, and nothing in them is
  /// more than text.
  @Test(arguments: 0..<32)
  func aClusterCannotWriteTheTicket(_ seed: Int) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<20 {
      let hostile = (0..<8).map { "n\($0)" + HostileText.make(&random) }
      let source = Self.report(hostile).rendered(as: .markdown, .test)
      let harmless = Self.report((0..<8).map { "n\($0)" }).rendered(as: .markdown, .test)
      var reader = MarkdownReader()
      let (blocks, expected) = (reader.blocks(of: source), reader.blocks(of: harmless))
      #expect(
        blocks.map(Self.shape) == expected.map(Self.shape) && reader.violations.isEmpty,
        "seed \(seed): \(reader.violations)\n\(source)")
    }
  }

  private static func report(_ texts: [String]) -> DiffReport {
    let objects: [ObjectChange] = [
      .test(texts[0], .added, in: texts[1]),
      .test(
        "c", .modified,
        fields: [
          .test("/metadata/annotations/\(texts[2])", .string(texts[3]), .string(texts[4])),
          .test("/spec/x", nil, .object([texts[5]: .string(texts[5])])),
        ]), .pod("p", .added, owner: texts[6]),
    ]
    let gap = Incomparable(
      resource: "nodes", namespaces: [texts[1]], names: [], side: .to, outcome: .failed,
      detail: texts[7])
    return DiffReport.test(objects, incomparable: [gap], clusterName: texts[0])
  }

  /// What a block is, without its text.
  private static func shape(_ block: MarkdownReader.Block) -> String {
    switch block {
    case .heading(let level, _): "heading \(level)"
    case .paragraph: "paragraph"
    case .table(let rows): "table of \(rows.map(\.count))"
    case .list(let items): "list of \(items.count)"
    case .code(_, let language): "code in \(language)"
    }
  }
}
