import EvidenceSources
import Testing

@testable import KubernetesAccess

/// A context of a kubeconfig as an endpoint: the cluster's half.
@Suite struct EndpointResolverTests {
  private let kubeconfig: WrittenKubeconfig

  init() throws { kubeconfig = try WrittenKubeconfig() }

  @Test func everyFieldOfAClusterCounts() throws {
    try kubeconfig.write(
      cluster: """
        server: https://api.example:6443/k8s/clusters/c-1/
        certificate-authority-data: \(TestPEM.base64(TestPEM.authority))
        tls-server-name: inner.example
        proxy-url: socks5://proxy.example
        disable-compression: true
        """, context: "namespace: shop")
    let endpoint = try kubeconfig.endpoint()
    #expect(endpoint.server.description == "https://api.example:6443/k8s/clusters/c-1")
    #expect(endpoint.authoritiesPEM == Array(TestPEM.authority.utf8))
    #expect(endpoint.tlsServerName == "inner.example")
    #expect(endpoint.proxy == ProxyAddress(scheme: .socks5, host: "proxy.example", port: 1080))
    #expect(endpoint.disablesCompression)
    #expect(!endpoint.skipsTLSVerification)
    #expect(endpoint.contextName == "prod")
    #expect(endpoint.clusterName == "c1")
    #expect(endpoint.namespace == "shop")
    let file = kubeconfig.folder.file("config")
    #expect(endpoint.origin?.description == "context \"prod\" of \(file)")
  }

  @Test func whatIsNotStatedIsNotThere() async throws {
    try kubeconfig.write()
    let endpoint = try kubeconfig.endpoint()
    #expect(endpoint.authoritiesPEM == nil)
    #expect(endpoint.tlsServerName == nil)
    #expect(endpoint.proxy == nil)
    #expect(!endpoint.disablesCompression)
    #expect(!endpoint.skipsTLSVerification)
    #expect(endpoint.namespace == nil)
    #expect(endpoint.impersonation == Impersonation())
    #expect(try await endpoint.credentials.credential(replacing: nil) == .none)
  }

  @Test func jsonIsReadAsWell() throws {
    try kubeconfig.folder.write(
      """
      {"kind": "Config", "apiVersion": "v1", "current-context": "c", "preferences": {"x": [1]},
       "contexts": [{"name": "c", "context": {"cluster": "k", "unknown": true}}],
       "clusters": [{"name": "k", "cluster": {"server": "https:\\/\\/h"}}]}
      """, to: "config")
    #expect(try kubeconfig.endpoint().server.description == "https://h:443")
  }

  @Test func dataWinsOverAFile() throws {
    try kubeconfig.write(
      cluster: """
        server: https://h
        certificate-authority: nowhere.crt
        certificate-authority-data: \(TestPEM.base64(TestPEM.authority))
        """)
    #expect(try kubeconfig.endpoint().authoritiesPEM == Array(TestPEM.authority.utf8))
  }

  @Test func authoritiesAreReadFromAFile() throws {
    try kubeconfig.write(cluster: "server: https://h\ncertificate-authority: pki/ca.crt")
    let missing = #expect(throws: AccessError.self) { try kubeconfig.endpoint() }
    #expect(missing?.category == .notFound)
    #expect(missing?.message.contains(kubeconfig.folder.file("pki/ca.crt")) == true)
    try kubeconfig.folder.write(TestPEM.authority, to: "pki/ca.crt")
    #expect(try kubeconfig.endpoint().authoritiesPEM == Array(TestPEM.authority.utf8))
    try kubeconfig.folder.write("no certificate", to: "pki/ca.crt")
    let useless = #expect(throws: AccessError.self) { try kubeconfig.endpoint() }
    #expect(useless?.category == .malformed)
  }

  @Test func checkingIsOnlySkippedWhereThatIsSaid() throws {
    try kubeconfig.write(cluster: "server: https://h\ninsecure-skip-tls-verify: true")
    #expect(try kubeconfig.endpoint().skipsTLSVerification)
    try kubeconfig.write(
      cluster: """
        server: https://h
        insecure-skip-tls-verify: true
        certificate-authority-data: \(TestPEM.base64(TestPEM.authority))
        """)
    let error = #expect(throws: AccessError.self) { try kubeconfig.endpoint() }
    #expect(error?.message.contains("insecure-skip-tls-verify") == true)
  }

  @Test func noCredentialGoesOverPlainHTTP() async throws {
    try kubeconfig.write(
      cluster: "server: http://h:8080\ninsecure-skip-tls-verify: true", user: "token: abc")
    let endpoint = try kubeconfig.endpoint()
    #expect(endpoint.server.description == "http://h:8080")
    #expect(try await endpoint.credentials.credential(replacing: nil) == .none)
    #expect(!endpoint.skipsTLSVerification)
  }

  @Test(arguments: [
    ("https://h", "https://h:443"), ("http://h", "http://h:80"), ("HTTPS://h:1", "https://h:1"),
    ("h", "http://h:80"), ("h:8080", "http://h:8080"), ("10.0.0.1:6443/", "http://10.0.0.1:6443"),
    ("https://[fd00::1]:6443", "https://[fd00::1]:6443"), ("[::1]:8080", "http://[::1]:8080"),
    ("https://h/a%20b/", "https://h:443/a%20b"), ("https://h/a?q#f", "https://h:443/a"),
    ("https://h//", "https://h:443"),
  ])
  func serversAreReadAsInGo(text: String, expected: String) {
    #expect(ServerAddress(kubeconfigServer: text)?.description == expected)
  }

  @Test(arguments: [
    "", "https://", "https://:6443", "ftp://h", "https://h:0", "https://h:65536", "https://h:x",
    "https://a b", "h/path", "https://me:pw@h", "unix:///run/x.sock", "https://h\u{0}", "https:h",
  ])
  func textsThatAreNoServer(text: String) {
    #expect(ServerAddress(kubeconfigServer: text) == nil)
  }

  @Test func aServerIsToldUnlessItMayHoldAPassword() throws {
    try kubeconfig.write(cluster: "server: ftp://h")
    let error = #expect(throws: AccessError.self) { try kubeconfig.endpoint() }
    #expect(error?.message.contains(#"cluster "c1" has the server "ftp://h""#) == true)
    try kubeconfig.write(cluster: "server: ftp://me:hidden@h?token=hidden")
    let silent = #expect(throws: AccessError.self) { try kubeconfig.endpoint() }
    #expect(silent?.fullText.contains("hidden") == false)
    try kubeconfig.write(cluster: "tls-server-name: x")
    let none = #expect(throws: AccessError.self) { try kubeconfig.endpoint() }
    #expect(none?.message.contains("has no server") == true)
  }

  // MARK: Whom to act as

  @Test func impersonationComesFromTheUser() throws {
    try kubeconfig.write(
      user: """
        as: jane
        as-uid: "42"
        as-groups: [devs, ops]
        as-user-extra: {reason: [drill, test]}
        """)
    let impersonation = try kubeconfig.endpoint().impersonation
    #expect(impersonation.user == "jane")
    #expect(impersonation.uid == "42")
    #expect(impersonation.groups == ["devs", "ops"])
    #expect(impersonation.extra == ["reason": ["drill", "test"]])
  }

  @Test func optionsTakeThePlaceOfTheUsers() throws {
    try kubeconfig.write(user: "as: jane\nas-groups: [devs]")
    let named = try kubeconfig.endpoint { $0.asUser = "kim" }.impersonation
    #expect(named.user == "kim")
    #expect(named.groups == ["devs"])
    let grouped = try kubeconfig.endpoint {
      $0.asGroups = ["ops"]
      $0.asUID = "7"
    }.impersonation
    #expect(grouped.user == "jane")
    #expect(grouped.groups == ["ops"])
    #expect(grouped.uid == "7")
  }

  @Test func nobodyActsAsAGroupAlone() throws {
    try kubeconfig.write()
    let error = #expect(throws: AccessError.self) {
      try kubeconfig.endpoint { $0.asGroups = ["g"] }
    }
    #expect(error?.hint?.contains("--as") == true)
    try kubeconfig.write(user: "as-user-extra: {a: [b]}")
    #expect(throws: AccessError.self) { try kubeconfig.endpoint() }
  }

  // MARK: Proxies

  @Test func theClustersProxyWinsOverTheEnvironment() throws {
    let environment = ["HTTPS_PROXY": "http://other:1", "NO_PROXY": "*"]
    try kubeconfig.write(cluster: "server: https://h\nproxy-url: https://user:p%40ss@proxy")
    let proxy = try kubeconfig.endpoint { $0.environment = environment }.proxy
    #expect(
      proxy == ProxyAddress(scheme: .https, host: "proxy", port: 443, userInfo: "user:p%40ss"))
    #expect(proxy?.description == "https://proxy:443")
    try kubeconfig.write()
    #expect(try kubeconfig.endpoint { $0.environment = environment }.proxy == nil)
    let other = try kubeconfig.endpoint { $0.environment["HTTPS_PROXY"] = "http://other:1" }.proxy
    #expect(other == ProxyAddress(scheme: .http, host: "other", port: 1))
  }

  @Test(arguments: ["ftp://p", "proxy:3128", "http://", "http://me:hidden@"])
  func aProxyURLHasToBeOne(text: String) throws {
    try kubeconfig.write(cluster: "server: https://h\nproxy-url: \"\(text)\"")
    let error = #expect(throws: AccessError.self) { try kubeconfig.endpoint() }
    #expect(error?.category == .malformed)
    #expect(error?.message.contains(#"cluster "c1": proxy-url"#) == true)
    #expect(error?.fullText.contains("hidden") == false)
  }
}
