import Testing

@testable import KubernetesAccess

/// What of a plugin's complaint may stand in a message.
@Suite struct PluginComplaintTests {
  private func message(
    _ text: String, without values: [String] = [], output: String = ""
  ) -> String {
    var complaint = PluginComplaint()
    Array(text.utf8).withUnsafeBytes { complaint.append($0) }
    return complaint.message(without: values, or: Array(output.utf8))
  }

  @Test(
    arguments: [
      ("", ""),
      ("Unable to locate credentials. You can configure them by running \"aws configure\".", nil),
      ("error: exit code: 5, /etc/kubeconfig: no such file or directory", nil),
      ("dial tcp 10.0.0.1:443: connect: connection refused", nil),
      ("The token has expired. Run: gcloud auth login", nil),
      ("token: abc", "token: <masked>"),
      (#"{"access_token":"abc","expires":5}"#, #"{"access_token":"<masked>","expires":5}"#),
      ("client_secret=abc&x=1", "client_secret=<masked>&x=1"),
      ("Authorization: Bearer abc def", "Authorization: <masked> <masked> def"),
      ("sent basic bWU6cHc= to it", "sent basic <masked>= to it"),
      ("https://me:pw@host/x", "https://me:<masked>@host/x"),
      ("got eyJhbGci.x", "got <masked>"),
      ("id 0123456789abcdef!", "id <masked>"),
      ("see /run/me/0123456789abcdef", "see <masked>"),
      (String(repeating: "a", count: 40), "<masked>"),
      ("-----BEGIN PRIVATE KEY-----\nabc", "<masked>"),
      ("a\u{1B}[1;31mb\u{1B}[0m\u{7}c\u{202E}d\n\n e\u{9B}", "ab c d e"),
      ("<masked> stays", nil),
    ] as [(String, String?)])
  func complaints(text: String, expected: String?) {
    #expect(message(text) == expected ?? text)
  }

  @Test func valuesThatWereHandedOverAreLeftOut() {
    #expect(
      message("with correct horse battery.", without: ["correct horse", "no"])
        == "with <masked> battery.")
    #expect(message("a b\nc d", without: ["a b\nc d"]) == "a b c d")
    #expect(message("x long\nsecret y", without: ["long\nsecret"]) == "x <masked> y")
  }

  @Test func wordsOfTheAnswerAreLeftOut() {
    #expect(message("bad wordabcd, ok", output: #"{"token":"wordabcd"}"#) == "bad <masked>, ok")
  }

  @Test func onlyTheEndIsTold() {
    let lines = (0..<2000).map { "line \($0)" }.joined(separator: "\n")
    let end = message(lines)
    #expect(end.hasPrefix("..."))
    #expect(end.hasSuffix("line 1999"))
    #expect(end.count == 303)
  }

  /// However a secret falls on the border of what is kept, no part of it is told.
  @Test(arguments: 0..<40)
  func aSecretThatIsCutIsNotToldInParts(offset: Int) {
    let secret = "Ab1Cd2Ef3Gh4Ij5Kl6Mn7Op8Qr9St0"
    let text = secret + " " + String(repeating: "y z ", count: 1024).dropLast(offset)
    let told = message(text)
    for length in [4, 8] {
      let parts = (0...(secret.count - length)).map { secret.dropFirst($0).prefix(length) }
      #expect(!parts.contains { told.contains($0) }, "\(told)")
    }
  }
}
