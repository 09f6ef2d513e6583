import ClusterObjects
import EvidenceSources
import Foundation
import Testing

@testable import KubernetesAccess

/// Requests that kubectl makes; a script stands in its place.
@Suite struct KubectlTransportTests {
  private static func transport(_ kubectl: FakeKubectl) -> KubectlTransport {
    var invocation = KubectlInvocation()
    invocation.executable = kubectl.path
    invocation.contextName = "prod"
    return KubectlTransport(invocation)
  }

  @Test func kubectlIsCalledWithExactlyThat() async throws {
    try await FakeKubectl.with(
      #"cat > "$folder/stdin"; printf '{"a":"\303\274"}'; echo 'Warning: old' >&2"#
    ) { kubectl in
      var invocation = KubectlInvocation()
      invocation.executable = kubectl.path
      invocation.kubeconfigPath = "/etc/my config"
      invocation.contextName = "--server=evil"
      invocation.impersonatedUser = "jane"
      invocation.impersonatedGroups = ["dev", "ops team"]
      let transport = KubectlTransport(invocation)
      let answer = try await AccessCheck.get(
        "/api/v1/namespaces/a%20b/pods",
        query: [.init("limit", "500"), .init("continue", "a+b/c= $(d)&e")], timeoutSeconds: 20.5,
        over: transport)
      #expect(answer.body == #"{"a":"ü"}"#)
      var head = APIResponseHead(status: 200)
      head.contentType = "application/json"
      #expect(answer.head == head)
      #expect(
        try kubectl.arguments == [
          "get", "--raw",
          "/api/v1/namespaces/a%20b/pods?limit=500&continue=a%2Bb%2Fc%3D%20%24%28d%29%26e",
          "--kubeconfig=/etc/my config", "--context=--server=evil", "--as=jane",
          "--as-group=dev", "--as-group=ops team", "--request-timeout=20500ms",
        ])
      #expect(try kubectl.text("stdin").isEmpty)
      #expect(transport.name == "kubectl, context --server=evil")
    }
  }

  @Test func secretsCannotBeAskedFor() async throws {
    try await FakeKubectl.with("echo '{}'") { kubectl in
      let transport = Self.transport(kubectl)
      for path in ["/api/v1/secrets", "/api/v1/namespaces/a/secrets/b"] {
        let error = try await AccessCheck.failure(path, over: transport)
        #expect(error.category == .permission)
      }
      #expect(!kubectl.hasFile("arguments"))
    }
  }

  /// Also when kubectl has ended long before the last of it is read.
  @Test func aLongBodyComesWhole() async throws {
    try await FakeKubectl.with("head -c 3000000 /dev/zero | tr '\\0' x") { kubectl in
      let transport = Self.transport(kubectl)
      let count = try await transport.get(APIRequest("/a", timeoutSeconds: 60)) { _, body in
        var count = 0
        for try await part in body {
          #expect(part.count <= 1 << 20)
          if count > 2_800_000 { try await Task.sleep(for: .milliseconds(20)) }
          count += part.count
        }
        return count
      }
      #expect(count == 3_000_000)
    }
  }

  @Test func aSlowReaderSlowsKubectlDown() async throws {
    let script = """
      i=0
      while [ $i -lt 400 ]; do
        head -c 65536 /dev/zero
        i=$((i + 1))
        echo $i > "$folder/written"
      done
      """
    try await FakeKubectl.with(script) { kubectl in
      let written = try await Self.transport(kubectl)
        .get(APIRequest("/a", timeoutSeconds: 60)) { _, body in
          var iterator = body.makeAsyncIterator()
          _ = try await iterator.next()
          var (before, now) = (-1, 0)
          while before != now {
            before = now
            try await Task.sleep(for: .milliseconds(300))
            now = Int(try kubectl.text("written").filter(\.isNumber)) ?? 0
          }
          return now
        }
      #expect(written < 40)
    }
  }

  @Test(arguments: [
    (
      #"Error from server (Forbidden): nodes is forbidden: User "a" cannot list"#, 403,
      #"nodes is forbidden: User "a" cannot list"#
    ),
    (
      "Warning: v1 Endpoints is deprecated\nError from server (NotFound): the server could not "
        + "find the requested resource", 404, "the server could not find the requested resource"
    ),
    (
      "error: You must be logged in to the server (Unauthorized)", 401,
      "error: You must be logged in to the server (Unauthorized)"
    ),
    (
      "Error from server (Expired): The provided continue parameter is too old", 410,
      "The provided continue parameter is too old"
    ),
    ("Error from server (TooManyRequests): later", 429, "later"),
    ("Error from server (ServiceUnavailable): no", 503, "no"),
  ])
  func theServersRefusalHasItsStatus(
    _ words: String, _ status: Int, _ message: String
  ) async throws {
    try await FakeKubectl.with("cat >&2 <<'END'\n\(words)\nEND\nexit 1") { kubectl in
      let answer = try await AccessCheck.get(over: Self.transport(kubectl))
      #expect(answer.head.status == status)
      let document = try JSONValue(parsing: Array(answer.body.utf8))
      #expect(document["kind"]?.text == "Status")
      #expect(document["code"]?.int == status)
      #expect(document["message"]?.text == message)
    }
  }

  /// Only these words tell that the one object is not there; a refusal of a whole resource has
  /// others.
  @Test(arguments: [
    (#"configmaps "coredns" not found"#, "configmaps", "coredns"),
    (#"ingresses.networking.k8s.io "web" not found"#, "ingresses", "web"),
    ("the server could not find the requested resource", nil, nil),
    (#"configmaps not found"#, nil, nil),
  ])
  func whatIsNotThereIsNamed(_ words: String, _ kind: String?, _ name: String?) async throws {
    let script = "cat >&2 <<'END'\nError from server (NotFound): \(words)\nEND\nexit 1"
    try await FakeKubectl.with(script) { kubectl in
      let answer = try await AccessCheck.get(over: Self.transport(kubectl))
      #expect(answer.head.status == 404)
      let document = try JSONValue(parsing: Array(answer.body.utf8))
      #expect(document["details"]?["kind"]?.text == kind)
      #expect(document["details"]?["name"]?.text == name)
    }
  }

  @Test func aQuestionIsNoAnswer() async throws {
    let script = "printf 'Please enter Username: '; echo 'error: EOF' >&2; exit 1"
    try await FakeKubectl.with(script) { kubectl in
      let error = try await AccessCheck.failure(over: Self.transport(kubectl))
      #expect(error.category == .unauthenticated)
      #expect(
        error.message
          == "kubectl, context prod asks for a user name: its context has no credential")
    }
  }

  @Test(arguments: [
    (
      "E1122 memcache.go:265] junk\nThe connection to the server 127.0.0.1:1 was refused - did "
        + "you specify the right host or port?", AccessError.Category.unreachable
    ),
    (
      "Unable to connect to the server: dial tcp: lookup x: no such host", .unreachable
    ),
    (
      "Unable to connect to the server: net/http: request canceled (Client.Timeout exceeded "
        + "while awaiting headers)", .timedOut
    ),
    (
      "Unable to connect to the server: getting credentials: exec: executable aws not found",
      .unauthenticated
    ),
    (#"error: context "nope" does not exist"#, .notFound),
    ("error: error loading config file \"/k\": yaml: line 2", .malformed),
    ("error: error loading config file \"/k\": open /k: permission denied", .permission),
    ("error: unexpected EOF", .interrupted),
    ("Error from server: something new", .unintelligible),
    ("", .unintelligible),
  ])
  func kubectlsOwnFailuresAreTold(
    _ words: String, _ category: AccessError.Category
  ) async throws {
    try await FakeKubectl.with("cat >&2 <<'END'\n\(words)\nEND\nexit 3") { kubectl in
      let error = try await AccessCheck.failure(over: Self.transport(kubectl))
      #expect(error.category == category)
      let told = words.isEmpty ? "it says nothing" : String(words.split(separator: "\n").last ?? "")
      #expect(error.message == "kubectl, context prod failed (exit status 3): \(told)")
    }
  }

  @Test func aFailureAfterABodyBeganIsOne() async throws {
    try await FakeKubectl.with("echo '{}'; echo 'error: unexpected EOF' >&2; exit 1") { kubectl in
      let error = try await AccessCheck.failure(over: Self.transport(kubectl))
      #expect(error.category == .interrupted)
      #expect(
        error.message == "kubectl, context prod failed (exit status 1) in the midst of an answer: "
          + "error: unexpected EOF")
    }
    try await FakeKubectl.with("echo '{}'; kill -9 $$") { kubectl in
      let error = try await AccessCheck.failure(over: Self.transport(kubectl))
      #expect(
        error.message == "kubectl, context prod failed (signal 9) in the midst of an answer")
    }
  }

  @Test func muchThatIsSaidIsBounded() async throws {
    let script = """
      head -c 5000000 /dev/zero | tr '\\0' y >&2
      printf '\\nError from server (NotFound): it is not there\\n' >&2
      exit 1
      """
    try await FakeKubectl.with(script) { kubectl in
      let answer = try await AccessCheck.get(over: Self.transport(kubectl))
      #expect(answer.head.status == 404)
      #expect(answer.body.utf8.count < 1000)
    }
  }

  @Test func withoutKubectlItIsTold() async throws {
    for executable in ["/no/such/kubectl", "no-such-kubectl-anywhere"] {
      var invocation = KubectlInvocation()
      invocation.executable = executable
      let error = try await AccessCheck.failure(over: KubectlTransport(invocation))
      #expect(error.category == .notFound)
      #expect(error.message == "there is no program \(executable)")
      #expect(error.hint?.contains("install kubectl") ?? false)
    }
  }

  @Test(arguments: [true, false])
  func theDeadlineEndsKubectlAndItsPlugins(_ hasBegun: Bool) async throws {
    let script = """
      \(hasBegun ? "echo '{'" : "")
      sleep 3600 &
      echo $! > "$folder/plugin"
      wait
      """
    try await FakeKubectl.with(script) { kubectl in
      let error = try await AccessCheck.failure(
        timeoutSeconds: 1.5, over: Self.transport(kubectl))
      #expect(error.category == .timedOut)
      #expect(error.message == "kubectl, context prod gave no whole answer within 1.5 s")
      try await Self.expectEnded(kubectl)
    }
  }

  @Test func cancellingEndsKubectl() async throws {
    try await FakeKubectl.with("trap '' TERM; echo $$ > $folder/plugin; while :; do sleep 1; done")
    {
      kubectl in
      let transport = Self.transport(kubectl)
      let task = Task { try await AccessCheck.get(timeoutSeconds: 3600, over: transport) }
      while (try? kubectl.text("plugin").isEmpty) ?? true {
        try await Task.sleep(for: .milliseconds(5))
      }
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      try await Self.expectEnded(kubectl)
    }
  }

  @Test func aBodyThatIsNotWantedEndsKubectl() async throws {
    try await FakeKubectl.with("echo $$ > $folder/plugin; cat /dev/zero") { kubectl in
      let status = try await Self.transport(kubectl)
        .get(APIRequest("/a", timeoutSeconds: 3600)) { head, _ in head.status }
      #expect(status == 200)
      try await Self.expectEnded(kubectl)
    }
  }

  /// The process whose number stands in the file `plugin` is gone, or a zombie, before long.
  private static func expectEnded(_ kubectl: FakeKubectl) async throws {
    let number = try kubectl.text("plugin").filter(\.isNumber)
    try #require(!number.isEmpty)
    while true {
      guard let status = try? String(contentsOfFile: "/proc/\(number)/stat", encoding: .utf8),
        !status.contains(") Z ")
      else { return }
      try await Task.sleep(for: .milliseconds(20))
    }
  }
}
