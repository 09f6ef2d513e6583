import EvidenceSources
import Testing

@testable import KubernetesAccess

/// Proxies out of the environment, by the tables of
/// https://pkg.go.dev/golang.org/x/net/http/httpproxy.
@Suite struct EnvironmentProxyTests {
  private static let secure = ServerAddress(isSecure: true, host: "example.com", port: 443)
  private static let plain = ServerAddress(isSecure: false, host: "example.com", port: 80)

  private static func proxy(
    _ environment: [String: String], for server: ServerAddress
  ) throws -> String? {
    try EnvironmentProxy(environment).proxy(for: server)?.description
  }

  @Test(
    arguments: [
      ([:], nil, nil),
      (["HTTPS_PROXY": "https://a:1"], "https://a:1", nil),
      (["HTTP_PROXY": "http://a:1"], nil, "http://a:1"),
      (["https_proxy": "a:1", "http_proxy": "b:2"], "http://a:1", "http://b:2"),
      (["HTTPS_PROXY": "upper:1", "https_proxy": "lower:1"], "http://upper:1", nil),
      (["HTTPS_PROXY": "", "https_proxy": "lower:1"], "http://lower:1", nil),
      (["ALL_PROXY": "http://a:1", "all_proxy": "http://a:1"], nil, nil),
      (["HTTPS_PROXY": "proxy"], "http://proxy:80", nil),
      (["HTTPS_PROXY": "https://proxy"], "https://proxy:443", nil),
      (["HTTPS_PROXY": "socks5://proxy"], "socks5://proxy:1080", nil),
      (["HTTPS_PROXY": "socks5h://me@proxy:9"], "socks5://proxy:9", nil),
      (["HTTPS_PROXY": "http://me:pw@[fd00::1]:3128/"], "http://[fd00::1]:3128", nil),
      (["HTTPS_PROXY": "cache.corp.example:1234"], "http://cache.corp.example:1234", nil),
      (["HTTPS_PROXY": "http://a:1", "NO_PROXY": "example.com"], nil, nil),
      (["HTTPS_PROXY": "http://a:1", "no_proxy": "example.com"], nil, nil),
      (["HTTPS_PROXY": "a:1", "NO_PROXY": "other", "no_proxy": "example.com"], "http://a:1", nil),
    ] as [([String: String], String?, String?)])
  func variables(
    environment: [String: String], forSecure: String?, forPlain: String?
  ) throws {
    #expect(try Self.proxy(environment, for: Self.secure) == forSecure)
    #expect(try Self.proxy(environment, for: Self.plain) == forPlain)
  }

  @Test func aClientOfACGIProgramSetsNoProxy() throws {
    let environment = ["HTTP_PROXY": "a:1", "HTTPS_PROXY": "b:1", "REQUEST_METHOD": "GET"]
    #expect(throws: AccessError.self) { try Self.proxy(environment, for: Self.plain) }
    #expect(try Self.proxy(environment, for: Self.secure) == "http://b:1")
  }

  @Test(arguments: ["ftp://me:hidden@proxy", "http://me:hidden@", "http://a:99999", "a b", ":80"])
  func aVariableThatIsNoProxyIsNotPassedBy(value: String) {
    let error = #expect(throws: AccessError.self) {
      try Self.proxy(["HTTPS_PROXY": value], for: Self.secure)
    }
    #expect(error?.category == .malformed)
    #expect(error?.message.contains("HTTPS_PROXY") == true)
    #expect(error?.fullText.contains("hidden") == false)
  }

  /// The list, the host, the port, and whether it is reached directly.
  @Test(arguments: [
    ("", "example.com", 443, false),
    ("*", "example.com", 443, true),
    ("other, * ,more", "10.0.0.1", 443, true),
    ("*.com", "example.com", 443, true),
    // A domain matches itself and everything below it.
    ("foo.com", "foo.com", 443, true), ("foo.com", "bar.foo.com", 443, true),
    ("foo.com", "barfoo.com", 443, false), ("foo.com", "foo.com.evil", 443, false),
    ("FOO.com", "Bar.Foo.COM", 443, true), ("  foo.com\t", "foo.com", 443, true),
    // With a leading dot, or `*.`, only what is below it.
    (".y.com", "x.y.com", 443, true), (".y.com", "y.com", 443, false),
    ("*.y.com", "x.y.com", 443, true), ("*.y.com", "y.com", 443, false),
    ("x*.y.com", "xa.y.com", 443, false),
    // Ports.
    ("foo.com:80", "foo.com", 80, true), ("foo.com:80", "foo.com", 443, false),
    (".foo.com:6443", "a.foo.com", 6443, true), (".foo.com:6443", "a.foo.com", 443, false),
    ("foo.com:", "foo.com", 443, true), (":80", "foo.com", 80, false),
    // Addresses.
    ("1.2.3.4", "1.2.3.4", 443, true), ("1.2.3.4", "1.2.3.5", 443, false),
    ("1.2.3.4:80", "1.2.3.4", 80, true), ("1.2.3.4:80", "1.2.3.4", 81, false),
    ("1.2.3", "1.2.3.4", 443, false), ("2.3.4", "1.2.3.4", 443, true),
    ("fd00::1", "fd00::1", 443, true), ("fd00:0::1", "fd00::1", 443, true),
    ("[fd00::1]:6443", "fd00::1", 6443, true), ("[fd00::1]:6443", "fd00::1", 443, false),
    ("[fd00::1]", "fd00::1", 443, false),
    ("::ffff:1.2.3.4", "1.2.3.4", 443, true), ("1.2.3.4", "::ffff:1.2.3.4", 443, true),
    // Networks.
    ("10.0.0.0/8", "10.255.1.1", 443, true), ("10.0.0.0/8", "11.0.0.1", 443, false),
    ("10.1.2.3/16", "10.1.255.1", 443, true), ("10.1.2.3/16", "10.2.0.1", 443, false),
    ("10.0.0.128/25", "10.0.0.127", 443, false), ("10.0.0.128/25", "10.0.0.200", 443, true),
    ("0.0.0.0/0", "203.0.113.1", 443, true), ("0.0.0.0/0", "fd00::1", 443, false),
    ("1.2.3.4/32", "1.2.3.4", 443, true), ("1.2.3.4/33", "1.2.3.4", 443, false),
    ("1.2.3.4/+8", "1.2.3.4", 443, false), ("1.2.3.4/", "1.2.3.4", 443, false),
    ("fd00::/8", "fdab::1", 443, true), ("fd00::/8", "fe80::1", 443, false),
    ("::ffff:10.0.0.0/104", "10.9.9.9", 443, true),
    ("10.0.0.0/8", "ten.example", 443, false),
    // This machine, and what only looks like it.
    ("", "localhost", 443, true), ("", "127.0.0.1", 443, true), ("", "127.9.9.9", 443, true),
    ("", "::1", 443, true), ("", "localhost.example", 443, false), ("", "128.0.0.1", 443, false),
    ("", "::ffff:127.0.0.1", 443, true), ("", "::2", 443, false),
    // Entries that make no sense hide none that do.
    (",,[,a:b:c,]:1, foo.com", "foo.com", 443, true),
  ])
  func exemptions(list: String, host: String, port: Int, isDirect: Bool) {
    #expect(ProxyExemptions(list).cover(host: host, port: port) == isDirect)
  }

  @Test func exemptionsHoldForTheServerOfTheKubeconfig() throws {
    let environment = ["HTTPS_PROXY": "http://p:1", "NO_PROXY": "10.0.0.0/8,.cluster.example:6443"]
    for (text, isDirect) in [
      ("https://10.3.2.1", true), ("https://a.cluster.example:6443", true),
      ("https://a.cluster.example", false), ("https://[::1]:6443", true),
    ] {
      let server = try #require(ServerAddress(kubeconfigServer: text))
      #expect((try Self.proxy(environment, for: server) == nil) == isDirect, "\(text)")
    }
  }
}
