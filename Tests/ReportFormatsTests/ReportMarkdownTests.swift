import ClusterObjects
import Testing

@testable import ReportFormats

/// Reports for a change ticket; the story `change-ticket` shows the others.
struct ReportMarkdownTests {
  @Test func aReportWithoutAFormOfItsOwnIsShownAsItIs() {
    #expect(
      TestReport(kind: "A_B").rendered(as: .markdown, .test) == """
        ## A\\_B

        ```
        narrow
        ```

        """)
  }

  @Test func errorsSayWhatToDo() {
    let error = ErrorReport(code: 66, message: "no <tag> x", hint: "netlapse snapshots | less")
    #expect(
      error.rendered(as: .markdown, .test) == """
        **error:** no &lt;tag&gt; x

        netlapse snapshots \\| less

        """)
  }

  @Test func nothingOnRecordIsSaid() {
    for report in [SnapshotList(entries: []), ClusterList(entries: [])] as [any Report] {
      #expect(report.rendered(as: .markdown, .test).hasSuffix("\n\nnothing is on record\n"))
    }
  }

  @Test func settingsSayWhereTheyComeFrom() {
    let report = ConfigReport(
      settings: [
        .init(name: "db", value: "x.db", source: .flag("--db")),
        .init(name: "output", value: "json", source: .environment("NETLAPSE_OUTPUT")),
        .init(name: "diff.failOn", value: ["a", "b"], source: .file(path: "n.yaml", line: 3)),
        .init(name: "cluster", value: nil, source: .builtIn),
      ],
      files: [
        .init(path: "n.yaml", outcome: .read), .init(path: "m.yaml", outcome: .missing),
        .init(path: "/else/n.yaml", outcome: .inaccessible),
      ], hints: ["so"])
    #expect(
      report.rendered(as: .table, .test) == """
        SETTING       VALUE   FROM
        db            x.db    --db
        output        json    NETLAPSE_OUTPUT
        diff.failOn   a,b     n.yaml:3
        cluster       -       -

        n.yaml: read
        m.yaml: not there
        /else/n.yaml: its folder may not be looked into
        hint: so

        """)
    #expect(
      report.rendered(as: .markdown, .test).contains("| output      | json  | NETLAPSE\\_OUTPUT |"))
    #expect(
      report.members["settings"]?.compactText
        == #"[{"name":"db","source":{"kind":"flag","name":"--db"},"value":"x.db"},"#
        + #"{"name":"output","source":{"kind":"environment","name":"NETLAPSE_OUTPUT"},"#
        + #""value":"json"},{"name":"diff.failOn","source":{"kind":"file","line":3,"#
        + #""path":"n.yaml"},"value":["a","b"]},{"name":"cluster","source":{"kind":"default"}}]"#)
  }
}
