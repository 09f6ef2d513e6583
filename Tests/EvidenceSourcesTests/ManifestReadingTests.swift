import ClusterObjects
import EvidenceSources
import Testing

/// Manifests that are to be laid over a moment: they may hold anything, and say little.
struct ManifestReadingTests {
  private static func read(_ text: String, in namespace: String? = nil) throws -> FileEvidence {
    try EvidenceFolder.read(["manifests.yaml": text]) { options in
      options.allowsNothing = true
      options.allowFuture = true
      options.namespaceScope = namespace.map { .namespace($0) } ?? .judged
    }
  }

  private static func refusal(_ text: String) throws -> EvidenceError? {
    try EvidenceFolder.refusal(["manifests.yaml": text]) { $0.allowsNothing = true }
  }

  private static let unrelated = """
    apiVersion: coordination.k8s.io/v1
    kind: Lease
    metadata: {name: l, namespace: shop}
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web, namespace: shop}
    """

  private static func service(_ port: Int) -> String {
    """
    apiVersion: v1
    kind: Service
    metadata: {name: web}
    spec: {ports: [{port: \(port)}]}
    """
  }

  @Test func anUnrelatedKindIsAnEmptySnapshotWithAHint() throws {
    let evidence = try Self.read(Self.unrelated)
    #expect(evidence.snapshot.objects.isEmpty)
    #expect(evidence.snapshot.coverage == Coverage())
    #expect(
      evidence.hints == ["nothing in it that netlapse records (1 Lease, 1 deployments.apps)"])
    #expect(evidence.refused.unknownKinds == ["Lease": 1])
    #expect(evidence.refused.notSelected == ["deployments.apps": 1])
  }

  @Test func withoutTheOptionItIsRefused() throws {
    let error = try EvidenceFolder.refusal(["manifests.yaml": Self.unrelated])
    #expect(error?.category == .malformed)
    #expect(
      error?.message == "nothing in it that netlapse records (1 Lease, 1 deployments.apps)")
  }

  @Test func whatIsLeftOutBesideOthersIsAHintToo() throws {
    let evidence = try Self.read(Self.service(80) + "\n---\n" + Self.unrelated)
    #expect(evidence.names == ["services default/web"])
    #expect(evidence.hints("not recorded (1 Lease, 1 deployments.apps)"))
    #expect(!(try Self.read(Self.service(80))).hints("not recorded"))
  }

  @Test func onlyCommentsAreNothing() throws {
    let evidence = try Self.read("# rendered by a template\n---\n# nothing\n")
    #expect(evidence.snapshot.objects.isEmpty)
    #expect(evidence.hints("nothing in it that netlapse records"))
  }

  @Test func whatNamesNoNamespaceIsTakenAsKubectlWould() throws {
    #expect(try Self.read(Self.service(80)).names == ["services default/web"])
    #expect(try Self.read(Self.service(80), in: "shop").names == ["services shop/web"])
    #expect(try Self.read(Self.service(80)).hints("name no namespace"))
  }

  @Test func theSameObjectTwiceIsRefusedUnlessBothSayTheSame() throws {
    let twice = Self.service(80) + "\n---\n" + Self.service(80)
    #expect(try Self.read(twice).names == ["services default/web"])
    let error = try Self.refusal(Self.service(80) + "\n---\n" + Self.service(81))
    #expect(error?.category == .malformed)
    #expect(error?.message.contains("services default/web stands in manifests.yaml too") == true)
  }

  @Test(arguments: [
    "", "kind: [", "just text", "apiVersion: v1\nkind: Service\n",
    "apiVersion: v1\nkind: Service\nmetadata: {generateName: a-}\n",
    "a: 1\na: 2\n",
  ])
  func whatIsNoManifestIsRefused(_ text: String) throws {
    #expect(try Self.refusal(text)?.category == .malformed, "\(text)")
  }
}
