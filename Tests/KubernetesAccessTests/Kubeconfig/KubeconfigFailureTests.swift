import EvidenceSources
import Testing

@testable import KubernetesAccess

/// What is wrong with a kubeconfig is told with value and place, and never with a secret.
@Suite struct KubeconfigFailureTests {
  private func failure(of text: String, context: String? = nil) throws -> AccessError? {
    let folder = try TestFolder()
    var options = AccessOptions(environment: [:])
    options.kubeconfigPath = try folder.write(text, to: "config")
    options.contextName = context
    let error = #expect(throws: AccessError.self) { try EndpointResolver(options).endpoint() }
    if let error { #expect(error.message.contains(folder.file("config")), "\(error.message)") }
    return error
  }

  @Test(arguments: [
    ("", "is empty"),
    ("# nothing but a comment\n---\n", "is empty"),
    ("just words", "no mapping"),
    ("[1, 2]", "no mapping"),
    ("apiVersion: v1\nkind: Pod\n", #"kind "Pod""#),
    ("apiVersion: v2\nkind: Config\n", #"apiVersion "v2""#),
    ("clusters: 5", "clusters is a number, where a list is expected"),
    ("clusters: [5]", "clusters[0] is a number, where a mapping is expected"),
    ("contexts: [{name: 12}]", "contexts[0].name is a number, where a text is expected"),
    ("users: [{name: a}, {name: b}, {name: a}]", #"users[2]: the name "a" stands twice in users"#),
    ("contexts: [{name: a}, {name: a}]", #"the name "a" stands twice in contexts"#),
    ("clusters: [{name: a}, {name: a}]", #"the name "a" stands twice in clusters"#),
    ("kind: Config\nkind: Config", #"the name "kind" stands twice in one mapping"#),
    (#"{"kind": "Config", "contexts": [{"na"#, "is no kubeconfig"),
    ("users: [{name: a, user: {token: 17}}]", "users[0].user.token is a number"),
    ("users: [{name: a, user: {as-groups: x}}]", "as-groups is a text, where a list of texts"),
    ("clusters: [{name: a, cluster: {insecure-skip-tls-verify: 'yes'}}]", "true or false"),
    (
      "clusters: [{name: a, cluster: {certificate-authority-data: '#!'}}]",
      "clusters[0].cluster.certificate-authority-data is no base64"
    ),
  ])
  func filesThatAreNoKubeconfig(text: String, expected: String) throws {
    let error = try failure(of: text)
    #expect(error?.category == .malformed)
    #expect(error?.message.contains(expected) == true, "\(error?.message ?? "")")
    #expect(error?.hint?.isEmpty == false)
  }

  private static let contexts = """
    contexts:
    - {name: prod-eu, context: {cluster: k}}
    - {name: staging, context: {cluster: gone, user: gone}}
    - {name: nobody, context: {}}
    - {name: stranger, context: {cluster: kube, user: admim}}
    clusters: [{name: kube, cluster: {server: "https://h"}}]
    users: [{name: admin, user: {token: t}}]
    """

  @Test func anUnknownContextIsToldWithThoseThatExist() throws {
    let error = try failure(of: Self.contexts, context: "prod-eur")
    #expect(error?.category == .notFound)
    #expect(error?.message.hasSuffix(#": no context "prod-eur""#) == true)
    #expect(
      error?.hint
        == #"did you mean "prod-eu"? there are: "nobody", "prod-eu", "staging", "stranger""#)
  }

  @Test func ofManyContextsSomeAreTold() throws {
    let many = (0..<100).map { "- {name: n\($0), context: {cluster: k}}" }.joined(separator: "\n")
    let error = try failure(of: "contexts:\n\(many)", context: "something else")
    #expect(error?.hint?.hasPrefix("there are 100 contexts, among them") == true)
    #expect((error?.hint?.count ?? 0) < 250)
  }

  @Test func noCurrentContextIsToldWithThoseThatExist() throws {
    let error = try failure(of: Self.contexts)
    #expect(error?.category == .notFound)
    #expect(error?.message.contains("no current-context is set") == true)
    #expect(error?.hint?.contains(#"--context; there are: "nobody", "prod-eu""#) == true)
  }

  @Test func aCurrentContextThatIsGoneIsToldAsSuch() throws {
    let error = try failure(of: "current-context: lost\n" + Self.contexts)
    #expect(error?.message.contains(#"no context "lost", which is the current-context"#) == true)
  }

  @Test(arguments: [
    ("staging", #"context "staging" names the cluster "gone", which is not there"#),
    ("nobody", #"context "nobody" names no cluster"#),
    ("stranger", #"context "stranger" names the user "admim", which is not there"#),
  ])
  func whatAContextNamesHasToBeThere(context: String, expected: String) throws {
    let error = try failure(of: Self.contexts, context: context)
    #expect(error?.category == .malformed)
    #expect(error?.message.contains(expected) == true, "\(error?.message ?? "")")
    if context == "stranger" { #expect(error?.hint == #"did you mean "admin"?"#) }
  }

  @Test func namesCannotMoveTheCursor() throws {
    let error = try failure(of: Self.contexts, context: "a\u{1B}[2Jb")
    #expect(error?.fullText.contains("\u{1B}") == false)
  }

  @Test func aFileThatIsTooLargeIsRefused() throws {
    let folder = try TestFolder()
    let path = try folder.write("token: 123456789", to: "file")
    let error = #expect(throws: AccessError.self) {
      try BoundedFile.bytes(of: path, what: "kubeconfig", limitBytes: 15)
    }
    #expect(error?.category == .malformed)
    #expect(try BoundedFile.bytes(of: path, what: "kubeconfig", limitBytes: 16).count == 16)
  }

  @Test func deepNestingIsRefused() throws {
    let deep = String(repeating: "[", count: 5000)
    let error = try failure(of: "extensions: \(deep)")
    #expect(error?.message.contains("nested deeper than") == true)
  }

  /// A file that is cut anywhere, or of which any line is damaged, may fail or not: what it says
  /// holds no secret.
  @Test func noSecretGetsIntoAMessage() throws {
    let secrets = ["tok-SECRET1", "pw-SECRET2", "proxy-SECRET3", "env-SECRET4", "c2VjcmV0LWtleQ"]
    let text = """
      current-context: c
      contexts: [{name: c, context: {cluster: k, user: u}}]
      clusters:
      - name: k
        cluster: {server: "https://h", proxy-url: "http://me:proxy-SECRET3@[bad"}
      users:
      - name: u
        user:
          token: tok-SECRET1
          username: me
          password: pw-SECRET2
          client-key-data: \(TestPEM.base64(TestPEM.key))
          exec: {command: x, env: [{name: A, value: env-SECRET4}]}
      """
    var variants = text.indices.map { String(text[..<$0]) }
    let lines = text.split(separator: "\n")
    for index in lines.indices {
      for damage in ["- ", "!!int ", "\t", "*", "[", "'"] {
        var damaged = lines
        damaged[index] = Substring(
          lines[index].replacing(": ", with: ": \(damage)", maxReplacements: 1))
        variants.append(damaged.joined(separator: "\n"))
      }
    }
    let folder = try TestFolder()
    var failures = 0
    for variant in variants {
      var options = AccessOptions(environment: [:])
      options.kubeconfigPath = try folder.write(variant, to: "config")
      do { _ = try EndpointResolver(options).endpoint() } catch {
        failures += 1
        let text = error.fullText
        #expect(!secrets.contains { text.contains($0) }, "\(text) of:\n\(variant)")
        let key = TestPEM.base64(TestPEM.key)
        #expect(!text.contains(key.prefix(12)), "\(text)")
      }
    }
    #expect(failures > variants.count / 2)
  }
}
