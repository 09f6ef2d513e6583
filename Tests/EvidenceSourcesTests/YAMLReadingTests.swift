import ClusterObjects
import EvidenceSources
import Foundation
import TestSupport
import Testing

/// Evidence in YAML gives what the same evidence gives in JSON.
struct YAMLReadingTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let sample = root.appending(path: "Scripts/sample/2026-11-05T08-00-00Z")

  private static func yaml(_ json: String) throws -> String {
    TextTree(try JSONValue(parsing: Array(json.utf8))).yaml
  }

  private static func expectSame(
    _ first: FileEvidence, _ second: FileEvidence, _ note: String = ""
  ) {
    #expect(first.texts == second.texts, "\(note)")
    #expect(
      Set(first.snapshot.objects.map(\.digest)) == Set(second.snapshot.objects.map(\.digest)))
    #expect(first.snapshot.coverage == second.snapshot.coverage, "\(note)")
  }

  @Test func theSampleIsTheSameInEitherForm() throws {
    let (json, yaml, joined) = (try EvidenceFolder(), try EvidenceFolder(), try EvidenceFolder())
    var documents: [String] = []
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.sample.path).sorted()
    for name in names {
      let text = try String(contentsOf: Self.sample.appending(path: name), encoding: .utf8)
      try json.write(name, text)
      if name == "coverage.json" {
        try yaml.write(name, text.replacing(".json\"", with: ".yaml\""))
        continue
      }
      let converted = try Self.yaml(text)
      try yaml.write(name.replacing(".json", with: ".yaml"), converted)
      documents.append(converted)
    }
    #expect(names.count > 10)
    Self.expectSame(try json.read(), try yaml.read())
    // One stream of documents, in a file whose name tells nothing.
    try FileManager.default.removeItem(atPath: json.path(of: "coverage.json"))
    try joined.write("everything", documents.joined(separator: "---\n"))
    Self.expectSame(try json.read(), try joined.read("everything"))
  }

  @Test(arguments: 0..<20)
  func anyStyleGivesTheSameObjects(_ seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let items = (0..<5).map { index in
      TextTree.map([
        ("apiVersion", .text("v1")), ("kind", .text("Service")),
        ("metadata", .map([("name", .text("s\(index)")), ("namespace", .text("x"))])),
        ("spec", .map([("selector", .random(using: &random, depth: 3))])),
      ])
    }
    let list = TextTree.map([
      ("items", .list(items)), ("kind", .text("List")), ("apiVersion", .text("v1")),
    ])
    var styles: SeededGenerator? = random
    let fromJSON = try EvidenceFolder.read(["services.json": list.json])
    let fromYAML = try EvidenceFolder.read(["services.yml": list.yaml(using: &styles)])
    Self.expectSame(fromJSON, fromYAML, "seed \(seed)")
  }

  @Test func manifestsAreManyDocuments() throws {
    let folder = try EvidenceFolder()
    try folder.write(
      "manifests.yaml",
      """
      # a comment
      apiVersion: v1
      kind: Service
      metadata: {name: web, namespace: shop}
      spec: {ports: [{port: 0x50}]}
      ---
      ---
      apiVersion: v1
      kind: List
      items:
      - apiVersion: v1
        kind: Service
        metadata: {name: api, namespace: shop}
      - apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: front, namespace: shop}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: password, namespace: shop}
      stringData: {password: hunter2}
      ---
      replicas: 3
      ---
      apiVersion: example.com/v1
      kind: Gadget
      metadata: {name: x}
      ...

      """)
    let evidence = try folder.read()
    #expect(
      evidence.names.sorted() == [
        "ingresses.networking.k8s.io shop/front", "services shop/api", "services shop/web",
      ])
    #expect(evidence.text(of: "services shop/web")?.contains("\"port\":80") == true)
    #expect(evidence.refused.secrets == 1)
    #expect(evidence.refused.unknownKinds == ["document without kind": 1, "Gadget": 1])
    #expect(!evidence.everything.contains("hunter2"))
    #expect(evidence.outcome("services", "shop", "web") == .complete)
    #expect(evidence.outcome("services", "shop") == .complete)
    #expect(evidence.outcome("ingresses.networking.k8s.io", "shop") == .complete)
  }

  @Test func theSuffixOfAnEmptyListIsTakenOff() throws {
    let empty = "apiVersion: v1\nitems: []\nkind: List\n"
    for name in ["ingresses.yaml", "ingresses.yml", "deep/INGRESSES.YAML"] {
      let evidence = try EvidenceFolder.read([
        name: empty, "services.json": EvidenceText.list([EvidenceText.service("a", in: "x")]),
      ]) { $0.emptyLists = .always }
      #expect(evidence.outcome("ingresses.networking.k8s.io", "x") == .complete, "\(name)")
    }
  }

  /// Names sorted, so that the kind stands behind the items, which do not say their own.
  @Test(arguments: [
    "items: [{metadata: {name: a, namespace: x}}, {metadata: {name: b, namespace: z}}]"
  ])
  func typedListsAreRead(_ items: String) throws {
    let evidence = try EvidenceFolder.read([
      "x.yaml": "apiVersion: v1\n\(items)\nkind: ServiceList\nmetadata: {resourceVersion: '7'}\n"
    ])
    #expect(evidence.names == ["services x/a", "services z/b"])
  }

  /// YAML has no closing bracket, so a List that ends with its items may be half of one: nothing
  /// that it lacks is called absent.
  @Test func aListThatMayBeCutOffIsPartial() throws {
    let list =
      "apiVersion: v1\nkind: List\nitems:\n- " + """
        {apiVersion: v1, kind: Service, metadata: {name: web, namespace: x}}

        """
    let open = try EvidenceFolder.read(["services.yaml": list])
    #expect(open.outcome("services", "x") == .partial)
    #expect(open.hints.contains { $0.contains("services.yaml: it ends with its items") })
    for end in ["metadata: {}\n", "---\napiVersion: v1\nkind: Namespace\nmetadata: {name: x}\n"] {
      let whole = try EvidenceFolder.read(["services.yaml": list + end])
      #expect(whole.outcome("services", "x") == .complete, "\(end)")
      #expect(!whole.hints.contains { $0.contains("it ends with its items") })
    }
  }

  @Test func anchorsReachFromItemToItem() throws {
    let yaml = """
      kind: List
      apiVersion: v1
      items:
      - &web
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: x}
        spec: &spec {ports: [{port: 80}]}
      - <<: *web
        metadata: {name: api, namespace: x}
      - {apiVersion: v1, kind: Service, metadata: {name: db, namespace: x}, spec: *spec}
      metadata: {resourceVersion: ""}

      """
    let json = EvidenceText.list(["web", "api", "db"].map { EvidenceText.service($0, in: "x") })
    Self.expectSame(
      try EvidenceFolder.read(["a.json": json]), try EvidenceFolder.read(["a.yaml": yaml]))
    let aliased =
      "s: &s\n" + "- {apiVersion: v1, kind: Service, metadata: {name: a, namespace: x}}\n"
      + "items: *s\nkind: List\n"
    #expect(try EvidenceFolder.read(["a.yaml": aliased]).names == ["services x/a"])
  }

  // MARK: Which form it is

  @Test func theFirstByteTellsWhereTheNameDoesNot() throws {
    let folder = try EvidenceFolder()
    try folder.write(
      "yaml.txt", "\n# x\nkind: Service\napiVersion: v1\nmetadata: {name: a, namespace: x}\n")
    try folder.write("json.txt", "\n  " + EvidenceText.service("a", in: "x"))
    try folder.write("mark.txt", "\u{FEFF}" + EvidenceText.service("a", in: "x"))
    try folder.write(
      "flow.yaml", "{kind: Service, apiVersion: v1, metadata: {name: a, namespace: x}}")
    for name in ["yaml.txt", "json.txt", "mark.txt", "flow.yaml"] {
      #expect(try folder.read(name).names == ["services x/a"], "\(name)")
    }
  }

  @Test func jsonIsNeverTakenForYAML() throws {
    let service = EvidenceText.service("a", in: "x")
    let error = try EvidenceFolder.refusal(["a.json": "\(service)\n---\n\(service)"])
    #expect(error?.message.hasPrefix("something follows the document at byte") == true)
    // Documents in a file that promises YAML.
    let other = EvidenceText.service("b", in: "x")
    let evidence = try EvidenceFolder.read(["a.yaml": "\(service)\n---\n\(other)"])
    #expect(evidence.names == ["services x/a", "services x/b"])
  }

  // MARK: Refusals

  @Test(
    arguments: [
      ("", "the file is empty"), (" \n\n", "the file is empty"),
      ("- a\n- b\n", "no Kubernetes object: no mapping at line 1, column 1, byte 0"),
      ("kind: A\n---\nhello\n", "no Kubernetes object: no mapping at line 2, column 1, byte 8"),
      ("a: [1\n", "did not find expected ',' or ']' at line 2, column 1, byte 6"),
      ("a: 1\nb: *c\n", "no anchor \"c\" at line 2, column 4, byte 8"),
      (
        "kind: A\n---\nkind: Service\napiVersion: v1\n",
        "the document at line 3, column 1, byte 12: a Service without metadata.name"
      ),
      (
        "kind: List\napiVersion: v1\nitems:\n- metadata: {name: a}\n",
        "item 0 at line 4, column 3, byte 35: neither it nor its List says its kind"
      ),
      (
        "kind: Service\napiVersion: v1\nmetadata: {name: a, namespace: on}\n",
        "the document at line 1, column 1, byte 0: a Service whose metadata.namespace is no text"
      ),
      (
        "apiVersion: v1\nitems:\n- {apiVersion: v1, kind: Service, metadata: {name: a}}\n",
        "items, and no kind beside them"
      ),
      (
        "kind: Service\napiVersion: v1\nmetadata: {name: a, name: b}\n",
        "the name \"name\" stands twice in one mapping at line 3, column 21, byte 49"
      ),
      (
        "kind: Table\napiVersion: meta.k8s.io/v1\n",
        "the document at line 1, column 1, byte 0: a Table, which is what kubectl prints for people"
      ),
    ])
  func whatIsRefused(_ text: String, _ message: String) throws {
    let error = try EvidenceFolder.refusal(["x.yaml": text])
    #expect(error?.category == .malformed)
    #expect(error?.path == "x.yaml")
    #expect(error?.message == message)
  }

  @Test func aFileOfCommentsIsReported() throws {
    let evidence = try EvidenceFolder.read([
      "a.yaml": "---\n# nothing here\n---\n", "b.json": EvidenceText.service("a", in: "x"),
    ])
    #expect(evidence.refused.unknownKinds == ["empty YAML file": 1])
    #expect(
      try EvidenceFolder.refusal(["a.yaml": "# nothing\n"])?.message
        == "nothing in it that netlapse records (1 empty YAML file)")
  }

  @Test func theSameObjectInTwoDocumentsMustBeTheSame() throws {
    let service = "kind: Service\napiVersion: v1\nmetadata: {name: a, namespace: x}\n"
    #expect(try EvidenceFolder.read(["a.yaml": "\(service)---\n\(service)"]).names.count == 1)
    let error = try EvidenceFolder.refusal(["a.yaml": "\(service)---\n\(service)spec: {}\n"])
    #expect(error?.message.contains("services x/a stands in a.yaml too, with another") == true)
    #expect(error?.message.hasPrefix("the document at line 5") == true)
  }

  /// A List of any size is read item by item.
  @Test func whatComesBeforeAnErrorIsRead() throws {
    let item = "- {apiVersion: v1, kind: Service, metadata: {namespace: x, name: "
    let items = (0..<30_000).map { "\(item)s\($0)}}\n" }.joined()
    let text = "kind: List\napiVersion: v1\nitems:\n\(items)"
    #expect(try EvidenceFolder.read(["a.yaml": text]).names.count == 30_000)
    let error = try EvidenceFolder.refusal(["a.yaml": text + item + "s7}, spec: {}}\n"])
    #expect(error?.message.hasPrefix("item 30000 at line 30004, column 3, ") == true)
  }
}
