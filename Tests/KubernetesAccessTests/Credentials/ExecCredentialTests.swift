import EvidenceSources
import Foundation
import Testing

@testable import KubernetesAccess

/// When a plugin is run, and when what it said before is used.
@Suite struct ExecCredentialTests {
  private func token(
    _ source: any CredentialSource, replacing rejected: Credential? = nil
  ) async throws -> String? {
    try await source.credential(replacing: rejected).bearerToken
  }

  @Test func aCredentialIsKeptUntilShortlyBeforeItExpires() async throws {
    let plugin = try TestPlugin(TestPlugin.counting(expiresAt: "2026-11-22T10:05:00Z"))
    let source = try plugin.source()
    #expect(try await token(source) == "token-1")
    plugin.clock.advance(seconds: 289)
    #expect(try await token(source) == "token-1")
    plugin.clock.advance(seconds: 1)
    #expect(try await token(source) == "token-2")
  }

  @Test func aCredentialWithoutAnEndIsKept() async throws {
    let plugin = try TestPlugin(TestPlugin.counting())
    let source = try plugin.source()
    #expect(try await token(source) == "token-1")
    plugin.clock.advance(seconds: 1e8)
    #expect(try await token(source) == "token-1")
    #expect(plugin.runCount == 1)
  }

  @Test func anAnswerThatHasExpiredAlreadyIsUsedOnce() async throws {
    let plugin = try TestPlugin(TestPlugin.counting(expiresAt: "2026-11-22T09:00:00Z"))
    let source = try plugin.source()
    #expect(try await token(source) == "token-1")
    #expect(try await token(source) == "token-2")
  }

  @Test func aRefusedCredentialIsRenewedOnce() async throws {
    let plugin = try TestPlugin(TestPlugin.counting())
    let source = try plugin.source()
    let first = try await source.credential(replacing: nil)
    #expect(try await token(source, replacing: first) == "token-2")
    // Who was refused with the first comes late.
    #expect(try await token(source, replacing: first) == "token-2")
    #expect(try await token(source, replacing: Credential.none) == "token-2")
    #expect(plugin.runCount == 2)
  }

  @Test func manyWhoAskAtOnceShareOneRun() async throws {
    let plugin = try TestPlugin(
      "while ! test -e \"$(dirname \"$0\")/go\"; do sleep 0.01; done\n" + TestPlugin.counting())
    let source = try plugin.source()
    let tokens = try await withThrowingTaskGroup(of: String?.self) { group in
      for _ in 0..<20 { group.addTask { try await token(source) } }
      // Whoever comes later gets the token of the same run.
      try plugin.folder.write("", to: "go")
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(tokens == Array(repeating: "token-1", count: 20))
    #expect(plugin.runCount == 1)
  }

  @Test func aFailureIsNotKept() async throws {
    let plugin = try TestPlugin(
      "test -e \"$(dirname \"$0\")/ready\" || exit 1\n" + TestPlugin.counting())
    let source = try plugin.source()
    await #expect(throws: AccessError.self) { try await token(source) }
    try plugin.folder.write("", to: "ready")
    #expect(try await token(source) == "token-1")
  }

  @Test func aRunThatNobodyWaitsForIsEnded() async throws {
    let plugin = try TestPlugin(
      """
      folder=$(dirname "$0")
      if ! test -e "$folder/second"; then
        echo $$ > "$folder/written"; mv "$folder/written" "$folder/pid"
        sleep 600
      fi
      \(TestPlugin.counting())
      """)
    let source = try plugin.source()
    let waiting = Task { try await token(source) }
    while plugin.folder.lineCount(of: "pid") == 0 { try await Task.sleep(for: .milliseconds(5)) }
    waiting.cancel()
    await #expect(throws: CancellationError.self) { try await waiting.value }
    let text = try plugin.folder.text(of: "pid").trimmingCharacters(in: .whitespacesAndNewlines)
    let pid = try #require(Int32(text))
    #expect(kill(pid, 0) == -1)
    try plugin.folder.write("", to: "second")
    #expect(try await token(source) == "token-1")
  }

  @Test func oneWhoLeavesTakesNothingFromTheOthers() async throws {
    let plugin = try TestPlugin(
      """
      folder=$(dirname "$0")
      echo x > "$folder/started"
      while ! test -e "$folder/go"; do sleep 0.01; done
      \(TestPlugin.counting())
      """)
    let source = try plugin.source()
    let leaving = Task { try await token(source) }
    let staying = Task { try await token(source) }
    while plugin.folder.lineCount(of: "started") == 0 {
      try await Task.sleep(for: .milliseconds(5))
    }
    leaving.cancel()
    try plugin.folder.write("", to: "go")
    #expect(try await staying.value == "token-1")
    _ = try? await leaving.value
    #expect(plugin.runCount == 1)
  }
}
