import ClusterObjects
import EvidenceSources
import Testing

/// What is never taken, wherever it stands.
struct RefusedEvidenceTests {
  private static let value = "aHVudGVyMg=="
  private static let secretName = "db-password-holder"
  private static let secret = EvidenceText.object(
    "Secret", secretName, in: "shop",
    more: "\"type\":\"Opaque\",\"data\":{\"password\":\"\(value)\"}")
  private static let bareSecret = EvidenceText.object(
    nil, secretName, in: "shop", apiVersion: nil, more: "\"data\":{\"password\":\"\(value)\"}")
  private static let services = EvidenceText.list([
    EvidenceText.service("a", in: "x"), EvidenceText.service("b", in: "y"),
  ])

  @Test(arguments: [
    secret,
    EvidenceText.list([secret]), EvidenceText.sortedList([secret]),
    EvidenceText.list([EvidenceText.service("c", in: "z"), secret]),
    EvidenceText.sortedList([secret, EvidenceText.service("c", in: "z")]),
    EvidenceText.list([bareSecret], kind: "SecretList"),
    EvidenceText.sortedList([bareSecret], kind: "SecretList"),
    secret.replacing("Secret", with: "\\u0053ecret"),
  ])
  func aSecretAppearsNowhere(_ text: String) throws {
    let evidence = try EvidenceFolder.read(["s.json": Self.services, "x.json": text])
    #expect(evidence.refused.secrets == 1)
    #expect(!evidence.everything.contains(Self.value))
    #expect(!evidence.everything.contains(Self.secretName))
    #expect(evidence.hints("Secrets were left unread"))
    #expect(!evidence.coverageLines.contains { $0.contains("secret") })
  }

  @Test func aSecretInsideAListInsideAListIsNotRead() throws {
    let evidence = try EvidenceFolder.read([
      "s.json": Self.services,
      "x.json": EvidenceText.list([EvidenceText.list([Self.secret])]),
    ])
    #expect(!evidence.everything.contains(Self.value))
    #expect(evidence.refused.unknownKinds == ["List": 1])
  }

  @Test func aSecretAloneIsNoEvidence() throws {
    let error = try EvidenceFolder.refusal(["x.json": Self.secret])
    #expect(error?.message == "nothing in it that netlapse records (1 Secret)")
    #expect(error?.description.contains(Self.secretName) == false)
  }

  @Test func aKubeconfigIsRefused() throws {
    let config = """
      {"apiVersion":"v1","kind":"Config","users":[{"name":"me","user":{"token":"\(Self.value)"}}]}
      """
    let evidence = try EvidenceFolder.read(["s.json": Self.services, "config.json": config])
    #expect(evidence.refused.kubeconfigs == 1)
    #expect(!evidence.everything.contains(Self.value))
  }

  @Test func aPrivateKeyIsWithheld() throws {
    // In pieces, or this file would look as if it held one.
    let key = ["-----BEGIN RSA PRIVATE", " KEY-----\\n\(Self.value)\\n-----END"].joined()
    let map = EvidenceText.configMap(
      "coredns", in: "kube-system", data: "{\"Corefile\":\"\(key)\"}")
    let evidence = try EvidenceFolder.read(["c.json": EvidenceText.list([map, map])])
    #expect(evidence.refused.privateKeys == 2)
    #expect(!evidence.everything.contains(Self.value))
  }

  @Test func keysOfAConfigMapThatNobodyAskedForAreWithheld() throws {
    let map = EvidenceText.configMap(
      "coredns", in: "kube-system", data: "{\"Corefile\":\".:53\",\"other\":\"\(Self.value)\"}")
    let evidence = try EvidenceFolder.read(["c.json": map])
    #expect(!evidence.everything.contains(Self.value))
    let text = try #require(evidence.text(of: "configmaps kube-system/coredns"))
    #expect(text.contains(#""Corefile":".:53""#))
    #expect(text.contains(#""other":"#))
  }

  @Test func unknownKindsAreCountedAndNotKept() throws {
    let widgets = (1...3).map {
      EvidenceText.object("Widget", "w\($0)", in: "x", apiVersion: "example.com/v1")
    }
    let future = EvidenceText.object(
      "HTTPRoute", "r", in: "x", apiVersion: "gateway.networking.k8s.io/v9")
    let evidence = try EvidenceFolder.read([
      "s.json": Self.services, "w.json": EvidenceText.list(widgets + [future]),
      "single.json": EvidenceText.object("Widget", "w4", apiVersion: "example.com/v1"),
    ])
    #expect(
      evidence.refused.unknownKinds == [
        "Widget": 4, "HTTPRoute (gateway.networking.k8s.io/v9)": 1,
      ])
    #expect(evidence.coverageLines == ["services: complete"])
  }

  @Test func configMapsThatAreNotSelectedAreCounted() throws {
    let map = EvidenceText.configMap("app", in: "shop", data: "{\"a\":\"\(Self.value)\"}")
    let evidence = try EvidenceFolder.read([
      "s.json": Self.services, "c.json": EvidenceText.list([map]), "single.json": map,
    ])
    #expect(evidence.refused.notSelected == ["configmaps": 2])
    #expect(!evidence.everything.contains(Self.value))
  }
}
