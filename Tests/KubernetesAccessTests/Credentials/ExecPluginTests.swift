import ClusterObjects
import EvidenceSources
import Foundation
import Testing

@testable import KubernetesAccess

/// Credential plugins as programs: what they are given, and what becomes of what they do.
@Suite struct ExecPluginTests {
  private func failure(of plugin: TestPlugin) async -> AccessError? {
    let error = await #expect(throws: AccessError.self) { try await plugin.credential() }
    #expect(error?.fullText.contains("hidden") == false, "\(error?.fullText ?? "")")
    #expect(error?.hint?.isEmpty == false)
    return error
  }

  // MARK: What it is given

  @Test func argumentsAndEnvironment() async throws {
    var plugin = try TestPlugin(
      """
      folder=$(dirname "$0")
      for word in "$@"; do echo "<$word>"; done > "$folder/arguments"
      env > "$folder/environment"
      \(TestPlugin.answer(#"{"token": "abc"}"#))
      """)
    plugin.environment["AWS_PROFILE"] = "old"
    plugin.environment["KEPT"] = "yes"
    plugin.setup = """
      interactiveMode: IfAvailable
      args: [get-token, "two words", "", "$(id)"]
      env: [{name: AWS_PROFILE, value: "new one"}, {name: EMPTY, value: ""}]
      """
    #expect(try await plugin.credential().bearerToken == "abc")
    #expect(
      try plugin.folder.text(of: "arguments") == "<get-token>\n<two words>\n<>\n<$(id)>\n")
    let lines = try plugin.folder.text(of: "environment").split(separator: "\n")
    #expect(lines.contains("AWS_PROFILE=new one"))
    #expect(lines.contains("KEPT=yes"))
    #expect(lines.contains("EMPTY="))
    // Nothing of the test's own environment.
    #expect(!lines.contains { $0.hasPrefix("HOME=") })
  }

  private func info(_ setup: String, cluster: String = "server: https://h") async throws
    -> JSONValue
  {
    var plugin = try TestPlugin(
      """
      printf '%s' "$KUBERNETES_EXEC_INFO" > "$(dirname "$0")/info"
      \(TestPlugin.answer(#"{"token": "abc"}"#))
      """)
    plugin.setup = "interactiveMode: Never\n" + setup
    // What stands in the environment already does not count.
    plugin.environment["KUBERNETES_EXEC_INFO"] = "{}"
    _ = try await plugin.source(cluster: cluster).credential(replacing: nil)
    return try JSONValue(parsing: Array(plugin.folder.text(of: "info").utf8))
  }

  @Test func whatItIsTold() async throws {
    #expect(
      try await info("")
        == .object([
          "apiVersion": .string(TestPlugin.version), "kind": "ExecCredential",
          "spec": .object(["interactive": false]),
        ]))
  }

  @Test func whatItIsToldAboutTheCluster() async throws {
    let told = try await info(
      "provideClusterInfo: true",
      cluster: """
        server: https://h:6443/a
        tls-server-name: inner
        certificate-authority-data: \(TestPEM.base64(TestPEM.authority))
        proxy-url: http://proxy:3128
        disable-compression: true
        extensions:
        - name: other
          extension: {a: 1}
        - name: client.authentication.k8s.io/exec
          extension: {audience: "x", list: [1, 2]}
        """)
    #expect(
      told["spec"]
        == .object([
          "interactive": false,
          "cluster": .object([
            "server": "https://h:6443/a", "tls-server-name": "inner",
            "certificate-authority-data": .string(TestPEM.base64(TestPEM.authority)),
            "proxy-url": "http://proxy:3128", "disable-compression": true,
            "config": .object(["audience": "x", "list": [1, 2]]),
          ]),
        ]))
    let short = try await info("provideClusterInfo: true")
    #expect(
      short["spec"]?["cluster"] == .object(["server": "https://h", "config": .null]))
  }

  @Test func itGetsNoInputAndNoTerminal() async throws {
    let plugin = try TestPlugin(
      """
      test -z "$(cat)" || exit 3
      (: < /dev/tty) 2> /dev/null && exit 4
      \(TestPlugin.answer(#"{"token": "abc"}"#))
      """)
    #expect(try await plugin.credential().bearerToken == "abc")
  }

  // MARK: Where it is

  @Test func aNameIsLookedForInThePath() async throws {
    var plugin = try TestPlugin(TestPlugin.answer(#"{"token": "abc"}"#))
    plugin.command = "plugin"
    plugin.environment["PATH"] = "relative::\(plugin.folder.path):/usr/bin:/bin"
    #expect(try await plugin.credential().bearerToken == "abc")
    plugin.environment["PATH"] = "/usr/bin:/bin"
    let error = await failure(of: plugin)
    #expect(error?.category == .notFound)
    #expect(error?.message == #"the credential plugin "plugin" is not in a folder of the PATH"#)
    plugin.environment["PATH"] = nil
    #expect(await failure(of: plugin)?.category == .notFound)
  }

  @Test func aMissingPluginIsToldWithTheWayToGetIt() async throws {
    var plugin = try TestPlugin("")
    plugin.command = "bin/none"
    plugin.setup += "\ninstallHint: \"get it:\\n\\e[1mhttps://plugin.example\\e[0m\""
    let error = await failure(of: plugin)
    #expect(error?.category == .notFound)
    #expect(error?.message.contains(plugin.folder.file("bin/none")) == true)
    #expect(error?.hint == "get it: https://plugin.example")
  }

  @Test(arguments: [
    ("text", AccessError.Category.permission), ("unknown", .notFound), ("folder", .malformed),
  ])
  func whatIsNoProgramIsToldAsSuch(name: String, category: AccessError.Category) async throws {
    var plugin = try TestPlugin("")
    try plugin.folder.write("text", to: "text")
    try plugin.folder.write("text", to: "folder/text")
    let unknown = try plugin.folder.script("", to: "unknown")
    try "#!/no/interpreter\n".write(toFile: unknown, atomically: false, encoding: .utf8)
    plugin.command = "./\(name)"
    let error = await failure(of: plugin)
    #expect(error?.category == category)
    #expect(error?.message.contains("cannot be run: ") == true, "\(error?.message ?? "")")
  }

  // MARK: What it answers

  @Test func tokensAndCertificates() async throws {
    let chain = JSONValue.quoted(TestPEM.certificate)
    let key = JSONValue.quoted(TestPEM.key)
    let plugin = try TestPlugin(
      TestPlugin.answer(
        """
        {"token": "abc", "clientCertificateData": \(chain), "clientKeyData": \(key),
         "expirationTimestamp": "2026-11-22T12:00:00+01:00", "more": {}}
        """))
    let credential = try await plugin.credential()
    #expect(credential.bearerToken == "abc")
    #expect(credential.certificate?.chainPEM == Array(TestPEM.certificate.utf8))
    #expect(credential.certificate?.keyPEM == Array(TestPEM.key.utf8))
  }

  @Test func theOlderVersionIsSpokenToo() async throws {
    let version = "client.authentication.k8s.io/v1beta1"
    var plugin = try TestPlugin(TestPlugin.answer(#"{"token": "abc"}"#, version: version))
    plugin.version = version
    plugin.setup = ""
    #expect(try await plugin.credential().bearerToken == "abc")
  }

  @Test(arguments: [
    ("", "printed nothing"),
    ("echo", "printed nothing"),
    ("echo hidden words", "printed no JSON"),
    (#"printf '{"token": "hidden"'"#, "printed no JSON"),
    ("echo '[]'", "is no ExecCredential"),
    (#"echo '{"kind":"Secret","token":"hidden"}'"#, "is no ExecCredential"),
    (
      TestPlugin.answer(#"{"token":"hidden"}"#, version: "client.authentication.k8s.io/v1beta1"),
      #"answered in "client.authentication.k8s.io/v1beta1", but is set up for "#
    ),
    (#"echo '{"kind":"ExecCredential"}'"#, #"answered in """#),
    (TestPlugin.answer("null"), "without a status"),
    (TestPlugin.answer("{}"), "neither a token nor a certificate"),
    (TestPlugin.answer(#"{"token":""}"#), "neither a token nor a certificate"),
    (TestPlugin.answer(#"{"token":7}"#), "a token that is no text"),
    (TestPlugin.answer(#"{"token":"hidden\nword"}"#), "cannot be sent"),
    (TestPlugin.answer(#"{"clientKeyData":"hidden"}"#), "a key without a certificate"),
    (TestPlugin.answer(#"{"clientCertificateData":"hidden"}"#), "a certificate without a key"),
    (
      TestPlugin.answer(#"{"clientCertificateData":"hidden","clientKeyData":"hidden"}"#),
      "holds no certificate in PEM"
    ),
    (
      TestPlugin.answer(#"{"token":"hidden","expirationTimestamp":"soon"}"#),
      "expirationTimestamp that is no time"
    ),
    ("head -c 2000000 /dev/zero", "printed more than"),
  ])
  func answersThatAreNone(script: String, expected: String) async throws {
    let error = await failure(of: try TestPlugin(script))
    #expect(error?.category == .malformed)
    #expect(error?.message.contains(expected) == true, "\(error?.message ?? "")")
  }

  // MARK: When it fails

  @Test func aFailureIsToldWithTheEndOfItsComplaint() async throws {
    let plugin = try TestPlugin(
      """
      echo '{"status":{"token":"hidden-printed"}}'
      printf 'one\\n\\033[31mno login\\033[0m:\\trun \\007"sso login"\\n' >&2
      exit 17
      """)
    let error = await failure(of: plugin)
    #expect(error?.category == .unauthenticated)
    #expect(
      error?.message.hasSuffix(#"exited with status 17: one no login: run "sso login""#) == true,
      "\(error?.message ?? "")")
  }

  @Test func secretsItPrintsDoNotGetIntoTheMessage() async throws {
    var plugin = try TestPlugin(
      """
      echo '{"status":{"token":"hiddenprinted"}}'
      echo "refused: hiddenprinted" >&2
      echo "key $SECRET_KEY and $1" >&2
      echo "Authorization: Bearer hidden-bearer" >&2
      echo "https://me:hidden-pw@idp.example/login?access_token=hidden-query" >&2
      echo 'password = "hidden-password"' >&2
      echo "jwt eyJhbGciOiJIUzI1NiJ9.hidden.abc" >&2
      echo "id k8s-aws-v1.aHR0cHM6Ly9zdHMhidden" >&2
      exit 1
      """)
    plugin.setup +=
      "\nenv: [{name: SECRET_KEY, value: hidden words here}]\nargs: [hiddenarg1234567]"
    let error = await failure(of: plugin)
    #expect(error?.message.contains("exited with status 1: ") == true)
    #expect(error?.message.contains("<masked>") == true)
  }

  @Test func anEndBySignalIsTold() async throws {
    let error = await failure(of: try TestPlugin("kill -9 $$"))
    #expect(error?.message.hasSuffix("was ended by signal 9") == true, "\(error?.message ?? "")")
  }

  @Test func muchComplaintDoesNotBlockIt() async throws {
    let plugin = try TestPlugin(
      """
      head -c 3000000 /dev/zero | tr '\\0' 'x' >&2
      echo ' the end' >&2
      exit 1
      """)
    let error = await failure(of: plugin)
    #expect(error?.message.hasSuffix("status 1: the end") == true, "\(error?.message ?? "")")
  }

  // MARK: When it hangs

  @Test(.timeLimit(.minutes(2)))
  func aPluginThatHangsIsKilledWithAllItStarted() async throws {
    var plugin = try TestPlugin(
      """
      trap '' TERM INT HUP
      folder=$(dirname "$0")
      (trap '' TERM; sleep 600) &
      echo $! > "$folder/child"
      echo $$ > "$folder/own"
      wait
      """)
    plugin.timeoutSeconds = 0.5
    let error = await failure(of: plugin)
    #expect(error?.category == .timedOut)
    #expect(error?.message.hasSuffix("gave no answer within 0.5 seconds") == true)
    for name in ["own", "child"] {
      // On a busy machine the time may be over before the script came that far.
      let text = (try? plugin.folder.text(of: name)) ?? ""
      guard let pid = Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)) else { continue }
      try await waitUntilGone(pid)
    }
  }

  /// A killed process stays for as long as nobody asked how it ended.
  private func waitUntilGone(_ pid: Int32) async throws {
    while let status = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
      !status.contains(") Z ")
    {
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  @Test func whatItLeavesBehindDoesNotHoldItUp() async throws {
    let plugin = try TestPlugin(
      """
      sleep 600 &
      echo $! > "$(dirname "$0")/left"
      \(TestPlugin.answer(#"{"token": "abc"}"#))
      """)
    #expect(try await plugin.credential().bearerToken == "abc")
    let left = try plugin.folder.text(of: "left")
    let pid = try #require(Int32(left.trimmingCharacters(in: .whitespacesAndNewlines)))
    #expect(kill(pid, SIGKILL) == 0)
  }

  // MARK: Setups that are refused

  @Test(arguments: [
    ("interactiveMode: Always", AccessError.Category.unauthenticated, "never asks for anything"),
    ("interactiveMode: Sometimes", .malformed, #"the interactiveMode "Sometimes""#),
    ("", .malformed, "has no interactiveMode"),
    ("interactiveMode: Never\nenv: [{value: hidden}]", .malformed, "env[0] has no usable name"),
    ("interactiveMode: Never\nargs: [\"a\\0b\"]", .malformed, "zero byte"),
  ])
  func setups(setup: String, category: AccessError.Category, expected: String) throws {
    var plugin = try TestPlugin("exit 1")
    plugin.setup = setup
    let error = #expect(throws: AccessError.self) { try plugin.source() }
    #expect(error?.category == category)
    #expect(error?.message.contains(expected) == true, "\(error?.message ?? "")")
    #expect(error?.message.contains("users[0].user.exec") == true)
  }

  @Test(arguments: ["client.authentication.k8s.io/v1alpha1", "v1", "''"])
  func versions(version: String) throws {
    var plugin = try TestPlugin("exit 1")
    plugin.version = version
    let error = #expect(throws: AccessError.self) { try plugin.source() }
    #expect(error?.message.contains("apiVersion") == true)
    plugin.version = TestPlugin.version
    plugin.command = "''"
    let none = #expect(throws: AccessError.self) { try plugin.source() }
    #expect(none?.message.contains("has no command") == true)
  }
}
