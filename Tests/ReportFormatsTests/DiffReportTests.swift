import ClusterObjects
import Testing

@testable import ReportFormats
@testable import SnapshotDiff

/// Differences for machines and for people.
struct DiffReportTests {
  private static let heading = """
    from prod 2026-09-21T14:14:20Z (id:1)
    to   prod 2026-09-21T14:15:20Z (id:2)


    """

  private static func text(
    _ objects: [ObjectChange], _ gaps: [Incomparable] = [], wide: Bool = false
  ) -> String {
    let report = DiffReport.test(objects, incomparable: gaps)
    return report.rendered(as: wide ? .wide : .table, .test)
  }

  private static func gap(
    _ resource: ResourceName, _ outcome: CoverageOutcome, namespaces: [String] = [],
    names: [String] = [], detail: String? = nil
  ) -> Incomparable {
    Incomparable(
      resource: resource, namespaces: namespaces, names: names, side: .to, outcome: outcome,
      detail: detail)
  }

  // MARK: For people

  @Test func nothingIsSaidOfWhatDidNotChange() {
    #expect(Self.text([]) == Self.heading + "no differences\n")
  }

  @Test func eachKindOfChangeHasItsSign() {
    let fields: [FieldChange] = [
      .test("/spec/type", "ClusterIP", "NodePort"), .test("/spec/ports/http/port", 80, 81),
      .test("/spec/x", nil, .object(["a": [1, .null]])), .test("/spec/y", true, nil),
      .test("/spec/z", "", "a"), .test("/spec/l", .object([:]), "text"),
    ]
    let objects: [ObjectChange] = [
      .test("a", .added), .test("b", .removed), .test("c", .modified, fields: fields),
      .test("d", .recreated, fields: [.test("/metadata/uid", "1", "2")]),
      .test("n", .added, in: "", resource: "nodes", kind: "Node"),
    ]
    #expect(
      Self.text(objects) == Self.heading + """
        + Service shop/a
        - Service shop/b
        ~ Service shop/c
            /spec/type: ClusterIP -> NodePort
            /spec/ports/http/port: 80 -> 81
            /spec/x: + {"a":[1,null]}
            /spec/y: - true
            /spec/z: "" -> a
            /spec/l: {} -> text
        ! Service shop/d recreated (another uid)
            /metadata/uid: 1 -> 2
        + Node n

        5 objects: 2 added, 1 removed, 1 modified, 1 recreated

        """)
  }

  @Test func textOfSeveralLinesIsShownAsAPatch() {
    let before = ".:53 {\n  errors\n  cache 30\n  loop\n}\n"
    let after = ".:53 {\n  errors\n  cache 60\n  reload\n  loop\n}\n"
    let object = ObjectChange.test(
      "coredns", .modified, in: "kube-system", resource: "configmaps", kind: "ConfigMap",
      fields: [.test("/data/Corefile", .string(before), .string(after))])
    #expect(
      Self.text([object]) == Self.heading + """
        ~ ConfigMap kube-system/coredns
            /data/Corefile
              -   cache 30
              +   cache 60
              +   reload

        1 object: 1 modified

        """)
  }

  @Test(arguments: [
    ("1\n2\n3\n4\n5\nz", "z\nw", ["- 1", "- 2", "- 3", "- 4", "- 5", "+ w"]),
    ("z\nw", "1\n2\n3\nz", ["+ 1", "+ 2", "+ 3", "- w"]),
    ("a\nb\nc", "a\nx\nc", ["- b", "+ x"]), ("a\n", "a", ["- "]), ("a", "a\n", ["+ "]),
    ("a\n\u{1B}", "a\nb", ["- \\u{1b}", "+ b"]),
  ])
  func linesStandWhereTheyChanged(_ before: String, _ after: String, _ expected: [String]) {
    let lines = FieldLines(
      [.test("/d", .string(before), .string(after))], TextStyle(usesColor: false), limit: nil)
    #expect(
      lines.text == "    /d\n" + expected.map { "      \($0)\n" }.joined())
  }

  @Test func longValuesAreCutAndManyFieldsCounted() {
    let long = String(repeating: "x", count: 161)
    let fields =
      [FieldChange.test("/a", .string(long), .string(String(repeating: "y", count: 160)))]
      + (0..<14).map { .test("/b\($0)", 1, 2) }
    let object = ObjectChange.test("c", .modified, fields: fields)
    let narrow = Self.text([object])
    #expect(narrow.contains(String(repeating: "x", count: 157) + "... -> yyy"))
    #expect(!narrow.contains(String(repeating: "x", count: 158)))
    #expect(narrow.contains(String(repeating: "y", count: 160) + "\n"))
    #expect(narrow.contains("    ... and 3 more fields (-o wide shows all)\n"))
    let wide = Self.text([object], wide: true)
    #expect(wide.contains("/b13: 1 -> 2"))
    #expect(!wide.contains("more fields"))
  }

  @Test func whatRollsIsFoldedUnlessThereIsRoom() {
    let endpoint = RollingPart.Endpoint(address: "10.0.0.1", isReady: true, pod: nil)
    let objects: [ObjectChange] = [
      .slice("web-x", of: "web", before: [endpoint], after: []), .test("a", .added),
    ]
    #expect(
      Self.text(objects) == Self.heading + """
        + Service shop/a

          shop/web: 1 endpoint lost

        2 objects: 1 added, 1 modified

        """)
    #expect(
      Self.text(objects, wide: true) == Self.heading + """
        ~ EndpointSlice shop/web-x
        + Service shop/a

        2 objects: 1 added, 1 modified

        """)
  }

  @Test func whatCannotBeToldIsListed() {
    let gaps = [
      Self.gap("services", .forbidden, detail: "no\u{1B}"),
      Self.gap("endpoints", .failed, namespaces: ["a", "b", "c", "d", "e", "f"]),
      Self.gap("configmaps", .notCollected, names: ["kube-system/coredns"]),
    ]
    #expect(
      Self.text([], gaps) == Self.heading + """
        no differences in what both sides saw

        not comparable:
          services: forbidden on side "to": no\\u{1b}
          endpoints (a, b, c, d and 2 more): failed on side "to"
          configmaps (kube-system/coredns): notCollected on side "to"

        """)
  }

  @Test func distanceAndCarriedResourcesAreNamed() {
    let report = DiffReport.test(
      asked: SnapshotRecord.test(id: 3).startedAt, carried: ["services", "nodes"])
    #expect(
      report.rendered(as: .table, .test) == """
        from prod 2026-09-21T14:14:20Z (id:1)
        to   prod 2026-09-21T14:15:20Z (id:2), 1m before the time asked for
             from: nodes as of 2026-09-21T14:22:20Z (id:9)
             from: services as of 2026-09-21T14:22:20Z (id:9)
             to: nodes as of 2026-09-21T14:22:20Z (id:9)
             to: services as of 2026-09-21T14:22:20Z (id:9)

        no differences

        """)
  }

  @Test func nothingFromAClusterReachesTheTerminalRaw() {
    let evil = "\u{1B}[2J\u{7}\r\u{202E}\u{9B}"
    let objects: [ObjectChange] = [
      .test(evil, .added, in: evil),
      .test(
        "c", .modified,
        fields: [
          .test("/metadata/annotations/\(evil)", .string(evil), .object([evil: .string(evil)])),
          .test("/d", .string("\(evil)\n"), "x\ny"),
        ]), .pod("p", .added, owner: evil),
    ]
    let report = DiffReport.test(
      objects, incomparable: [Self.gap("nodes", .failed, namespaces: [evil], detail: evil)],
      clusterName: evil)
    for format in OutputFormat.allCases {
      let text = report.rendered(as: format, .test)
      for scalar in evil.unicodeScalars where scalar.value != 0x5B && scalar != "2" && scalar != "J"
      {
        #expect(!text.unicodeScalars.contains(scalar), "\(format)")
      }
    }
  }

  @Test func thereIsNoColourUnlessAskedFor() {
    let objects: [ObjectChange] = [
      .test("a", .added), .test("c", .modified, fields: [.test("/x", "old", "new")]),
    ]
    let report = DiffReport.test(objects, incomparable: [Self.gap("nodes", .failed)])
    let plain = report.rendered(as: .table, .test)
    #expect(!plain.contains("\u{1B}"))
    let colored = report.rendered(as: .table, .colored)
    #expect(colored.contains("\u{1B}[32m+ Service shop/a\u{1B}[0m\n"))
    #expect(colored.contains("/x: \u{1B}[31mold\u{1B}[0m -> \u{1B}[32mnew\u{1B}[0m\n"))
    #expect(colored.replacing(#/\u{1B}\[\d+m/#, with: "") == plain)
    for format in [OutputFormat.json, .yaml] {
      #expect(report.rendered(as: format, .colored) == report.rendered(as: format, .test))
    }
  }

  // MARK: For machines

  @Test func theDocumentIsAsTheContractHasIt() throws {
    let objects: [ObjectChange] = [
      .test("c", .modified, fields: [.test("/spec/a~1b", 80, nil), .test("/x", .null, "y")]),
      .test("n", .added, in: "", resource: "nodes", kind: "Node"),
    ]
    let gaps = [
      Self.gap("services", .forbidden, namespaces: ["a"], detail: "no"),
      Self.gap("configmaps", .failed, names: ["x/y"]), Self.gap("nodes", .notCollected),
    ]
    let report = DiffReport.test(objects, incomparable: gaps, carried: ["nodes"])
    let document = JSONValue.object(report.members)
    #expect(report.kind == "DiffReport")
    #expect(document["from"]?["id"] == 1)
    #expect(document["to"]?["id"] == 2)
    #expect(
      document["carried"]?.elements?.map { $0["side"] } == ["from", "to"])
    #expect(document["carried"]?.elements?.first?["snapshot"]?["id"] == 9)
    #expect(
      document["summary"]?.compactText
        == #"{"byClass":{"cosmetic":{"facts":0,"objects":2}},"facts":0,"#
        + #""objects":{"added":1,"modified":1,"recreated":0,"removed":0}}"#)
    #expect(
      document["objects"]?.compactText
        == #"[{"change":"modified","class":"cosmetic","fields":[{"class":"cosmetic","from":80,"#
        + #""path":"/spec/a~1b","pointerFrom":"/spec/a~1b"},{"class":"cosmetic","#
        + #""from":null,"path":"/x","pointerFrom":"/x","#
        + #""pointerTo":"/x","to":"y"}],"kind":"Service","name":"c","namespace":"shop","#
        + #""resource":"services"},{"change":"added","class":"cosmetic","fields":[],"#
        + #""kind":"Node","name":"n","#
        + #""resource":"nodes"}]"#)
    #expect(
      document["incomparable"]?.compactText
        == #"[{"detail":"no","outcome":"forbidden","resource":"services","#
        + #""scope":{"namespaces":["a"]},"side":"to"},{"outcome":"failed","#
        + #""resource":"configmaps","scope":{"names":["x/y"]},"side":"to"},"#
        + #"{"outcome":"notCollected","resource":"nodes","side":"to"}]"#)
  }
}
