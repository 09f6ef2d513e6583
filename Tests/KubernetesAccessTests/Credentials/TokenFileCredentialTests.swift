import EvidenceSources
import Testing

@testable import KubernetesAccess

/// A token that somebody else renews.
@Suite struct TokenFileCredentialTests {
  private let folder: TestFolder
  private let clock = TestClock()
  private let source: TokenFileCredential

  init() throws {
    folder = try TestFolder()
    try folder.write("  first\r\n", to: "token")
    let clock = clock
    source = TokenFileCredential(path: folder.file("token"), now: { clock.now })
  }

  private func token(replacing rejected: String? = nil) async throws -> String? {
    var credential: Credential?
    if let rejected {
      credential = Credential()
      credential?.bearerToken = rejected
    }
    return try await source.credential(replacing: credential).bearerToken
  }

  @Test func theFileIsReadAgainAfterAMinute() async throws {
    #expect(try await token() == "first")
    try folder.write("second", to: "token")
    clock.advance(seconds: 59)
    #expect(try await token() == "first")
    clock.advance(seconds: 1)
    #expect(try await token() == "second")
  }

  @Test func theFileIsReadAgainWhenTheTokenIsRefused() async throws {
    #expect(try await token() == "first")
    try folder.write("second", to: "token")
    #expect(try await token(replacing: "older") == "first")
    #expect(try await token(replacing: "first") == "second")
    // Who was refused with the first comes late, and gets what is there by now.
    try folder.write("third", to: "token")
    #expect(try await token(replacing: "first") == "second")
  }

  @Test func aClockThatGoesBackDoesNotKeepAnOldToken() async throws {
    #expect(try await token() == "first")
    try folder.write("second", to: "token")
    clock.advance(seconds: -3600)
    #expect(try await token() == "second")
  }

  @Test func aTokenStaysGoodWhenTheFileIsGoneUnlessItIsRefused() async throws {
    #expect(try await token() == "first")
    try folder.remove("token")
    clock.advance(seconds: 3600)
    #expect(try await token() == "first")
    let error = await #expect(throws: AccessError.self) { try await token(replacing: "first") }
    #expect(error?.category == .notFound)
    #expect(error?.message.contains(folder.file("token")) == true)
    try folder.write("second", to: "token")
    #expect(try await token() == "second")
  }

  @Test func aTokenInTheKubeconfigCountsUntilTheFileCouldBeRead() async throws {
    let both = TokenFileCredential(
      path: folder.file("later"), fallbackToken: "stated", now: { [clock] in clock.now })
    #expect(try await both.credential(replacing: nil).bearerToken == "stated")
    try folder.write("read", to: "later")
    #expect(try await both.credential(replacing: nil).bearerToken == "read")
  }

  @Test(arguments: [
    ("", AccessError.Category.unauthenticated, "is empty"),
    (" \n\t", .unauthenticated, "is empty"),
    ("hidden\nX-Evil: 1", .malformed, "cannot be sent"),
    ("hidden\u{E9}", .malformed, "cannot be sent"),
  ])
  func filesWithoutAToken(
    text: String, category: AccessError.Category, expected: String
  ) async throws {
    try folder.write(text, to: "token")
    let error = await #expect(throws: AccessError.self) { try await token() }
    #expect(error?.category == category)
    #expect(error?.message.contains(expected) == true)
    #expect(error?.fullText.contains("hidden") == false)
  }
}
