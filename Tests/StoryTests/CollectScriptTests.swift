import Foundation
import Testing

/// The script of `netlapse collect-script`, run against a stand-in for kubectl, and what `ingest`
/// makes of the folder it writes. The story `collect-script` shows the ordinary course.
@Suite struct CollectScriptTests {
  /// The shells of this machine that should do.
  private static let shells = ["dash", "bash --posix", "busybox sh", "mksh", "yash"].filter {
    shell in
    let program = shell.prefix { $0 != " " }
    return ["/usr/bin/", "/bin/"].contains {
      FileManager.default.isExecutableFile(atPath: $0 + program)
    }
  }

  private static let folder = "collected/2026-11-01T00-05-00Z"

  private let workplace: Workplace

  init() throws {
    workplace = try Workplace()
    let input = Workplace.root.appending(path: "Tests/StoryTests/Stories/collect-script/input")
    try workplace.copy(input, as: "input")
    try #require(try workplace.run("netlapse collect-script >collect.sh").status == 0)
  }

  private func collect(_ options: String = "", shell: String = "sh") throws -> Workplace.Outcome {
    try workplace.run("PATH=\"$PWD/input/bin:$PATH\" \(shell) collect.sh -o collected \(options)")
  }

  /// Changes the stand-in's answer, or its refusal.
  private func answer(_ path: String, _ text: String, refused: Bool = false) throws {
    if refused { _ = try workplace.run("rm -f input/cluster\(path).json") }
    try workplace.write(text, to: "input/cluster\(path).\(refused ? "error" : "json")")
  }

  /// The outcomes that `ingest` judges, `resource: outcome`, each with what it is noted for.
  private func outcomes(_ options: String = "") throws -> [String: String] {
    let outcome = try workplace.run("netlapse ingest -o json \(Self.folder) \(options)")
    try #require(outcome.status == 0, "\(outcome.errors)")
    let report = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let snapshots = (report as? [String: Any])?["snapshots"] as? [[String: Any]]
    var outcomes: [String: String] = [:]
    for entry in snapshots?.first?["coverage"] as? [[String: Any]] ?? [] {
      let resource = try #require(entry["resource"] as? String)
      let detail = (entry["detail"] as? String).map { ": \($0)" } ?? ""
      let text = try #require(entry["outcome"] as? String) + detail
      outcomes[resource] = outcomes[resource].map { "\($0), \(text)" } ?? text
    }
    return outcomes
  }

  // MARK: The ordinary course

  @Test(arguments: shells)
  func everyShell(_ shell: String) throws {
    defer { workplace.remove() }
    let run = try collect(shell: shell)
    #expect(run.status == 0 && run.output == "\(Self.folder)\n", "\(run.errors)")
    #expect(run.errors.hasPrefix("15 answered, 136 known to be absent, 2 forbidden, 6 failed\n"))
    let outcomes = try outcomes()
    for name in [
      "version", "namespaces", "services", "pods", "endpoints", "configmaps", "daemonsets.apps",
      "deployments.apps", "poddisruptionbudgets.policy", "ingresses.networking.k8s.io",
      "referencegrants.gateway.networking.k8s.io",
    ] { #expect(outcomes[name] == "complete", "\(name)") }
    #expect(outcomes["nodes"]?.hasPrefix("forbidden: Error from server (Forbidden): nodes") == true)
    #expect(outcomes["endpointslices.discovery.k8s.io"]?.hasPrefix("failed: Unable to") == true)
    #expect(
      outcomes["ciliumnodes.cilium.io"]?
        .hasPrefix("failed: discovery of /apis/cilium.io/v2: Error from server (Serv") == true)
    #expect(
      outcomes["nodenetworkconfigs.acn.azure.com"]
        == "failed: it is served, but in none of the versions that netlapse reads: v1alpha")
    for name in ["httproutes.gateway.networking.k8s.io", "ippools.crd.projectcalico.org"] {
      #expect(outcomes[name] == "notServed: the server serves it in no version", "\(name)")
    }
  }

  @Test func requestsAreFewAndNarrow() throws {
    defer { workplace.remove() }
    #expect(try collect().status == 0)
    let requests = try workplace.run("cat requests.log").output.split(separator: "\n")
    let start = "--request-timeout=5m get --raw /"
    for request in requests {
      #expect(request.hasPrefix(start) && !request.dropFirst(start.count).contains(" "))
      #expect(!request.contains("secret"))
    }
    let paths = requests.map { $0.dropFirst(start.count - 1) }
    #expect(paths.count == Set(paths).count)
    let narrow = ["configmaps", "daemonsets", "deployments", "poddisruptionbudgets"]
    for path in paths where narrow.contains(where: { path.contains("/\($0)") }) {
      #expect(path.contains("/namespaces/kube-system/"), "\(path)")
    }
    #expect(!paths.contains { $0.hasSuffix("/configmaps") || $0.contains("httproutes") })
    #expect(paths.contains("/apis/gateway.networking.k8s.io/v1beta1/referencegrants"))
    #expect(!paths.contains("/apis/gateway.networking.k8s.io/v1beta1/gateways"))
  }

  @Test func theFolderIsPrivateAndHoldsNothingElse() throws {
    defer { workplace.remove() }
    #expect(try collect().status == 0)
    let readable = try workplace.run("find collected -perm /077; ls -A collected")
    #expect(readable.output == "2026-11-01T00-05-00Z\n")
    let hidden = try workplace.run("find \(Self.folder) -name '.?*' -o ! -name '*.json' -type f")
    #expect(hidden.output == "")
  }

  @Test func whatIsThereIsLeftAlone() throws {
    defer { workplace.remove() }
    #expect(try collect().status == 0)
    try answer("/api/v1/services", "{}")
    let again = try collect()
    #expect(again.status == 74 && again.errors.contains("exists already"))
    #expect(try outcomes()["services"] == "complete")
    #expect(try workplace.run("ls -A collected").output == "2026-11-01T00-05-00Z\n")
  }

  // MARK: What goes wrong

  /// Exit status 0 beside what is no answer, and half an answer beside an error.
  @Test func answersThatAreNone() throws {
    defer { workplace.remove() }
    try answer("/api/v1/services", "<html>sign in</html>")
    try answer("/api/v1/pods", "")
    try answer("/apis/networking.k8s.io/v1/ingresses", #"{"kind":"IngressList","items":["#)
    try answer("/api/v1/endpoints", #"{"kind":"EndpointsList","items":[{"metadata""#)
    try workplace.write("error: unexpected EOF\n", to: "input/cluster/api/v1/endpoints.error")
    try answer("/apis/policy/v1", #"{"kind":"Status"}"#)
    #expect(try collect().status == 0)
    let outcomes = try outcomes()
    for name in ["services", "pods", "ingresses.networking.k8s.io"] {
      #expect(outcomes[name] == "failed: the answer is no whole JSON object", "\(name)")
    }
    #expect(outcomes["endpoints"]?.hasSuffix("error: unexpected EOF") == true)
    #expect(
      outcomes["poddisruptionbudgets.policy"]
        == "failed: discovery of /apis/policy/v1: the answer is no APIResourceList")
  }

  /// Without the list of groups nothing is known of any, so nothing is called not served.
  @Test(arguments: [
    ("Error from server (Forbidden): forbidden: no", "forbidden"), ("error: timeout", "failed"),
  ])
  func groupsThatCannotBeDiscovered(_ words: String, _ outcome: String) throws {
    defer { workplace.remove() }
    try answer("/apis", words, refused: true)
    #expect(try collect().status == 0)
    let outcomes = try outcomes()
    #expect(outcomes["services"] == "complete")
    for name in ["daemonsets.apps", "ippools.crd.projectcalico.org", "ingresses.networking.k8s.io"]
    {
      #expect(outcomes[name] == "\(outcome): discovery of /apis: \(words)", "\(name)")
    }
    #expect(!outcomes.values.contains { $0.hasPrefix("notServed") })
  }

  @Test func namespacesThatMayNotBeListed() throws {
    defer { workplace.remove() }
    try answer("/api/v1/namespaces", "Error from server (Forbidden): no", refused: true)
    let run = try collect()
    #expect(run.status == 0 && run.errors.contains("netlapse ingest needs --cluster"))
    let outcomes = try outcomes("--cluster lab")
    #expect(outcomes["configmaps"] == "complete")
    // Of namespaces that nobody lists the stand-in knows nothing.
    #expect(outcomes["daemonsets.apps"]?.contains("complete") == true)
    #expect(outcomes["daemonsets.apps"]?.contains("failed: ") == true)
  }

  @Test func theServersWordsAreKept() throws {
    defer { workplace.remove() }
    let words = "Error from server (Forbidden): User \"a\\b\" é😀\t\u{1b}[31m\nsecond line"
    try answer("/api/v1/nodes", words + "\n", refused: true)
    let run = try collect("--context 'a \"b\" \\ é'")
    #expect(run.status == 0)
    #expect(!run.errors.contains("\u{1b}") && run.errors.contains("second line"))
    #expect(try outcomes()["nodes"] == "forbidden: \(words)")
    let coverage = try JSONSerialization.jsonObject(
      with: Data(contentsOf: workplace.folder.appending(path: "\(Self.folder)/coverage.json")))
    let context = try #require((coverage as? [String: Any])?["context"] as? String)
    #expect(context == "a \"b\" \\ é")
  }

  @Test(arguments: [("TERM", Int32(143)), ("INT", 130), ("HUP", 129)])
  func anInterruptionLeavesNothing(_ signal: String, _ status: Int32) throws {
    defer { workplace.remove() }
    let kubectl = """
      #!/bin/sh
      case $* in *services) kill -\(signal) $PPID ;; esac
      exec sh input/bin/stand-in "$@"
      """
    _ = try workplace.run("mv input/bin/kubectl input/bin/stand-in")
    try workplace.write(kubectl, to: "input/bin/kubectl")
    _ = try workplace.run("chmod +x input/bin/kubectl")
    let run = try collect()
    #expect(run.status == status && run.output == "")
    #expect(try workplace.run("grep -c services requests.log; ls -A collected").output == "1\n")
  }

  @Test func nothingThatAnswers() throws {
    defer { workplace.remove() }
    // Discovery is answered, everything else is refused.
    let kubectl = """
      #!/bin/sh
      case $* in *'--raw /api/v1' | *'--raw /apis') exec sh input/bin/stand-in "$@" ;; esac
      echo 'error: You must be logged in to the server (Unauthorized)' >&2
      exit 1
      """
    _ = try workplace.run("mv input/bin/kubectl input/bin/stand-in")
    try workplace.write(kubectl, to: "input/bin/kubectl")
    _ = try workplace.run("chmod +x input/bin/kubectl")
    let run = try collect()
    #expect(run.status == 69 && run.errors.hasSuffix("error: nothing could be collected\n"))
    #expect(try workplace.run("ls -A collected").output == "")
  }

  @Test(arguments: [
    ("--bogus x", 64), ("-o", 64), ("--context", 64), ("somewhere", 64), ("-n Shop", 64),
    ("--kubectl=./none", 69), ("-o collect.sh/x", 74), ("--help", 0),
  ])
  func options(_ options: String, _ status: Int32) throws {
    defer { workplace.remove() }
    let run = try collect(options)
    #expect(run.status == status, "\(run.errors)")
    #expect((status == 0) == run.errors.isEmpty)
    #expect(try workplace.run("ls -A collected requests.log").output == "")
  }
}
