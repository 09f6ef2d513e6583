import EvidenceSources
import Testing

@testable import KubernetesAccess

/// A client certificate that somebody else renews.
@Suite struct CertificateFilesCredentialTests {
  private let folder: TestFolder
  private let clock = TestClock()
  private let source: CertificateFilesCredential

  init() throws {
    folder = try TestFolder()
    try folder.write(TestPEM.certificate, to: "crt")
    try folder.write(TestPEM.key, to: "key")
    let clock = clock
    source = CertificateFilesCredential(
      certificate: .file(folder.file("crt")), key: .file(folder.file("key")), now: { clock.now })
  }

  private func renew() throws -> [UInt8] {
    let text = TestPEM.pem("CERTIFICATE", "cmVuZXdlZA")
    try folder.write(text, to: "crt")
    return Array(text.utf8)
  }

  @Test func filesAreReadAgainAfterAMinuteAndWhenRefused() async throws {
    let first = try await source.credential(replacing: nil)
    #expect(first.certificate?.chainPEM == Array(TestPEM.certificate.utf8))
    #expect(first.certificate?.keyPEM == Array(TestPEM.key.utf8))
    let renewed = try renew()
    #expect(try await source.credential(replacing: nil) == first)
    #expect(try await source.credential(replacing: Credential.none) == first)
    let second = try await source.credential(replacing: first)
    #expect(second.certificate?.chainPEM == renewed)
    try folder.write(TestPEM.certificate, to: "crt")
    clock.advance(seconds: 60)
    #expect(try await source.credential(replacing: nil) == first)
  }

  @Test func whatWasReadStaysGoodUnlessItIsRefused() async throws {
    let first = try await source.credential(replacing: nil)
    try folder.remove("key")
    clock.advance(seconds: 3600)
    #expect(try await source.credential(replacing: nil) == first)
    let error = await #expect(throws: AccessError.self) {
      try await source.credential(replacing: first)
    }
    #expect(error?.category == .notFound)
    #expect(error?.message.contains(folder.file("key")) == true)
  }

  @Test func oneHalfMayStandInTheKubeconfig() async throws {
    let mixed = CertificateFilesCredential(
      certificate: .file(folder.file("crt")), key: .data([1, 2]), now: { [clock] in clock.now })
    #expect(try await mixed.credential(replacing: nil).certificate?.keyPEM == [1, 2])
  }

  @Test func filesHaveToBePEM() async throws {
    try folder.write("MIIB-hidden", to: "key")
    let error = await #expect(throws: AccessError.self) {
      try await source.credential(replacing: nil)
    }
    #expect(error?.category == .malformed)
    #expect(error?.message.contains("holds no private key in PEM") == true)
    #expect(error?.fullText.contains("hidden") == false)
  }
}
