import ClusterObjects
import EvidenceSources
import Testing

@testable import KubernetesAccess

/// Which of the ways to log in that a user has is used.
@Suite struct UserCredentialsTests {
  private let kubeconfig: WrittenKubeconfig

  init() throws { kubeconfig = try WrittenKubeconfig() }

  private func credential(_ user: String) async throws -> Credential {
    try kubeconfig.write(user: user)
    return try await kubeconfig.endpoint().credentials.credential(replacing: nil)
  }

  private func failure(_ user: String) throws -> AccessError? {
    try kubeconfig.write(user: user)
    let error = #expect(throws: AccessError.self) { try kubeconfig.endpoint() }
    #expect(error?.fullText.contains("hidden") == false)
    return error
  }

  private static let certificateData = """
    client-certificate-data: \(TestPEM.base64(TestPEM.certificate))
    client-key-data: \(TestPEM.base64(TestPEM.key))
    """

  /// A plugin that counts its runs.
  private func plugin() throws -> String {
    try kubeconfig.folder.script(
      """
      echo run >> '\(kubeconfig.folder.file("runs"))'
      echo '{"apiVersion":"client.authentication.k8s.io/v1beta1","kind":"ExecCredential",'
      echo '"status":{"token":"from-plugin"}}'
      """, to: "bin/plugin")
    return "exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: bin/plugin}"
  }

  @Test func aToken() async throws {
    let credential = try await credential("token: abc")
    #expect(credential.bearerToken == "abc")
    #expect(credential.certificate == nil)
  }

  @Test func aTokenFileWinsOverAToken() async throws {
    try kubeconfig.folder.write("read\n", to: "token")
    #expect(try await credential("token: abc\ntokenFile: token").bearerToken == "read")
  }

  @Test func aPassword() async throws {
    let credential = try await credential("username: me\npassword: pa:ss")
    #expect(credential.password == Credential.Password(user: "me", password: "pa:ss"))
    #expect(credential.bearerToken == nil)
  }

  @Test func aCertificateInTheFileOrBesideIt() async throws {
    let expected = Credential.ClientCertificate(
      chainPEM: Array(TestPEM.certificate.utf8), keyPEM: Array(TestPEM.key.utf8))
    #expect(try await credential(Self.certificateData).certificate == expected)
    try kubeconfig.folder.write(TestPEM.certificate, to: "me.crt")
    try kubeconfig.folder.write(TestPEM.key, to: "me.key")
    let files = "client-certificate: me.crt\nclient-key: me.key"
    #expect(try await credential(files).certificate == expected)
    let both = "client-certificate: none.crt\nclient-key: none.key\n" + Self.certificateData
    #expect(try await credential(both).certificate == expected)
  }

  @Test func aCertificateIsShownBesidesATokenOrPlugin() async throws {
    let withToken = try await credential("token: abc\n" + Self.certificateData)
    #expect(withToken.bearerToken == "abc")
    #expect(withToken.certificate != nil)
    let withPlugin = try await credential(plugin() + "\n" + Self.certificateData)
    #expect(withPlugin.bearerToken == "from-plugin")
    #expect(withPlugin.certificate?.chainPEM == Array(TestPEM.certificate.utf8))
  }

  @Test(arguments: ["token: abc", "username: me\npassword: pw"])
  func aPluginIsNotRunWhereThereIsAnotherWay(other: String) async throws {
    let credential = try await credential(plugin() + "\n" + other)
    #expect(credential.bearerToken != "from-plugin")
    #expect(kubeconfig.folder.lineCount(of: "runs") == 0)
  }

  @Test func aPluginNextToTheKubeconfigIsFoundThere() async throws {
    #expect(try await credential(plugin()).bearerToken == "from-plugin")
    #expect(kubeconfig.folder.lineCount(of: "runs") == 1)
  }

  @Test func aRefusedTokenOfACombinedCredentialIsRenewed() async throws {
    try kubeconfig.write(user: plugin() + "\n" + Self.certificateData)
    let source = try kubeconfig.endpoint().credentials
    let first = try await source.credential(replacing: nil)
    _ = try await source.credential(replacing: nil)
    #expect(kubeconfig.folder.lineCount(of: "runs") == 1)
    _ = try await source.credential(replacing: first)
    #expect(kubeconfig.folder.lineCount(of: "runs") == 2)
  }

  @Test func aProviderThatIsGoneIsToldWithTheWayOut() throws {
    let error = try failure("auth-provider: {name: gcp, config: {access-token: hidden}}")
    #expect(error?.category == .malformed)
    #expect(error?.message.contains(#"user "u1" logs in through the auth-provider "gcp""#) == true)
    #expect(error?.hint?.contains("exec plugin") == true)
  }

  @Test(arguments: [
    ("token: hidden\npassword: hidden", "a token and a password"),
    ("tokenFile: t\nusername: hidden", "a token and a password"),
    ("token: hidden word", "cannot be sent"),
    ("token: \"hidden\\n\"", "cannot be sent"),
    ("username: 'hidden:x'\npassword: hidden", "username with a colon"),
    ("client-key: k", "a client key without its certificate"),
    ("client-certificate: c", "a client certificate without its key"),
    ("client-certificate-data: aGlkZGVu\nclient-key-data: aGlkZGVu", "no certificate in PEM"),
  ])
  func waysThatContradictOneAnother(user: String, expected: String) throws {
    let error = try failure(user)
    #expect(error?.message.contains(expected) == true, "\(error?.message ?? "")")
    #expect(error?.message.contains(#"user "u1""#) == true)
  }

  @Test func whatHoldsSecretsPrintsNone() throws {
    try kubeconfig.write(
      user: """
        token: hidden
        password: hidden
        exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: x, args: [hidden],
          env: [{name: A, value: hidden}]}
        """)
    var options = kubeconfig.options
    options.environment["PASSWORD"] = "hidden"
    let read = try Kubeconfig(options)
    let user = try read.user(of: read.context(nil))
    #expect(user.token == "hidden")
    let exec = try #require(user.exec)
    let plugin = try ExecPlugin(exec, cluster: .null, options: options)
    let printed: [Any] = [user, read, exec, plugin, options]
    for value in printed {
      #expect(!"\(value) \(String(reflecting: value))".contains("hidden"), "\(type(of: value))")
    }
  }
}
