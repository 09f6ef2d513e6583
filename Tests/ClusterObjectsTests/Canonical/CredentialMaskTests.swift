import Testing

@testable import ClusterObjects

/// Credentials inside strings that are otherwise kept.
struct CredentialMaskTests {
  private let mask = CredentialMask()

  @Test(arguments: [
    ("https://user:pass@host/path", "https://<masked>@host/path"),
    ("https://user@host", "https://<masked>@host"), ("https://:pass@host", "https://<masked>@host"),
    ("http://token@host:8080?x=1", "http://<masked>@host:8080?x=1"),
    ("proxy: http://u:p@h", "proxy: http://<masked>@h"),
    ("http://u:p@ss@h/x@y", "http://<masked>@h/x@y"),
    ("http://a:b@h1,http://c:d@h2", "http://<masked>@h1,http://<masked>@h2"),
    ("http://a:b@h1 http://h2 http://c@h3", "http://<masked>@h1 http://h2 http://<masked>@h3"),
    (#"{"u":"http://a:b@h"}"#, #"{"u":"http://<masked>@h"}"#),
    ("postgres://u:p@db:5432/x?sslmode=disable", "postgres://<masked>@db:5432/x?sslmode=disable"),
    ("http://u:p@[2001:db8::1]:80/", "http://<masked>@[2001:db8::1]:80/"),
    ("://a@b", "://<masked>@b"), ("http://ü:ß@host", "http://<masked>@host"),
  ])
  func userInformation(_ text: String, _ expected: String) {
    #expect(mask.mask(text) == expected)
    #expect(mask.mask(expected) == expected)
  }

  @Test(arguments: [
    "", "a", "https://host/path", "https://host/a@b", "https://host?user=a@b", "https://host#a@b",
    "user@host", "mailto:user@host", "registry/app@sha256:0123", "docker.io/library/app:1@sha256:0",
    "https://host user@other", "https:/user@host", "http://", "://", "@://", "http:// u@h",
    "https://a,b.example/x", "\"https://host\" a@b", "http://host\tu@h", "http://host\nu@h",
  ])
  func textsWithoutUserInformation(_ text: String) {
    #expect(mask.mask(text) == nil)
  }

  @Test(arguments: [
    // nginx
    (
      #"proxy_set_header Authorization "Bearer abc";"#,
      #"proxy_set_header Authorization "<masked>";"#
    ),
    (#"proxy_set_header Authorization 'Basic x';"#, #"proxy_set_header Authorization '<masked>';"#),
    ("proxy_set_header Authorization Basic-x;", "proxy_set_header Authorization <masked>;"),
    (
      #"proxy_set_header "Authorization" "Bearer abc";"#,
      #"proxy_set_header "Authorization" "<masked>";"#
    ),
    (
      #"more_set_headers "Authorization: Bearer a";"#,
      #"more_set_headers "Authorization: <masked>;"#
    ),
    (#"a "b;c" Authorization "x;y{z}" d;"#, #"a "b;c" Authorization "<masked>" d;"#),
    (
      #"proxy_set_header Cookie "a=1; session=abc"; proxy_set_header Host $host;"#,
      #"proxy_set_header Cookie "<masked>"; proxy_set_header Host $host;"#
    ),
    (
      "Authorization \"Bearer $x abc\";\nX-Api-Key k1;\nHost $host;",
      "Authorization \"<masked>\";\nX-Api-Key <masked>;\nHost $host;"
    ),
    (#"Authorization "say \"abc\" now" x;"#, #"Authorization "<masked>" x;"#),
    (#"Authorization "Bearer abc"#, #"Authorization "<masked>"#),
    // Header lists and configuration files
    ("Authorization: Bearer abc\nHost: x", "Authorization: <masked>\nHost: x"),
    ("Cookie: a=1; session=abc\r\nHost: x", "Cookie: <masked>\r\nHost: x"),
    ("Set-Cookie: s=1; Path=/; HttpOnly", "Set-Cookie: <masked>"),
    ("Authorization:Basic abc||X-Foo:bar", "Authorization:<masked>"),
    ("password: hunter2\nuser: x", "password: <masked>\nuser: x"),
    ("password = 'a b' # c", "password = '<masked>' # c"), ("passwd=abc", "passwd=<masked>"),
    ("password:\tab{c}d", "password:\t<masked>"), ("a, password=x", "a, password=<masked>"),
    // JSON, also inside JSON
    (#"{"password":"a;b","user":"x"}"#, #"{"password":"<masked>","user":"x"}"#),
    (#"{"authorization" : "Bearer x", "y": 1}"#, #"{"authorization" : "<masked>", "y": 1}"#),
    (#"{\"apiKey\":\"abc\",\"y\":1}"#, #"{\"apiKey\":\"<masked>\",\"y\":1}"#),
    (#"{'api-key':'abc'}"#, #"{'api-key':'<masked>'}"#),
  ])
  func valuesAfterWords(_ text: String, _ expected: String) {
    #expect(mask.mask(text) == expected)
    #expect(mask.mask(expected) == expected)
  }

  /// Every word, however it is written, in text and as it stands in an object.
  @Test(arguments: [
    "authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key", "x-auth-token",
    "api-key", "apikey", "password", "passwd", "aws_access_key", "aws_secret_access_key",
    "secret_access_key", "credentials",
  ])
  func everyWord(_ word: String) throws {
    let separator: Character = word.contains("_") ? "_" : "-"
    let parts = word.split(separator: separator).map { $0.prefix(1).uppercased() + $0.dropFirst() }
    let capitalised = parts.joined(separator: String(separator))
    let first = word.prefix(1).uppercased() + word.dropFirst()
    var spellings = [word, word.uppercased(), capitalised, first]
    if word == "apikey" { spellings += ["apiKey", "ApiKey", "APIKey"] }
    if word.hasPrefix("x-api") { spellings += ["X-API-Key"] }
    for spelling in spellings {
      #expect(mask.mask("x \(spelling): abc") == "x \(spelling): <masked>")
      #expect(mask.mask("\(spelling)s: abc") == nil)
      #expect(mask.mask("a\(spelling): abc") == nil)
      let text =
        #"{"apiVersion":"v1","kind":"Service","spec":{"a":"\#(spelling) VALUE"}}"#
      let stored = try StoredObject(of: text.replacing("VALUE", with: "abc"), as: "services")
      #expect(stored.text == text.replacing("VALUE", with: "<masked>"))
    }
  }

  /// What looks like a credential and is none: masking it would lose evidence.
  @Test(arguments: [
    "DNT,Authorization,Content-Type", "DNT, Authorization, Content-Type", "Authorization",
    "Content-Type,Authorization", "X-Api-Key,X-Auth-Token,Cookie", "authorization-mode: Node,RBAC",
    "--authorization-mode=Node,RBAC", "Access-Control-Allow-Credentials: true",
    "add_header Access-Control-Allow-Credentials true;", "cors-allow-credentials: true",
    "proxy_set_header Authorization $http_authorization;",
    #"proxy_set_header Authorization "$http_authorization";"#,
    #"proxy_set_header Authorization "${http_authorization}";"#,
    "proxy_set_header Cookie $http_cookie;", #"proxy_set_header Authorization "";"#,
    "proxy_set_header Authorization '';", "proxy_hide_header Authorization;",
    "proxy_pass_header Authorization;", "auth_request_set $auth_cookie $upstream_http_set_cookie;",
    "map $http_authorization $x { default 1; }", "if ($http_cookie ~* \"a=b\") { return 1; }",
    "proxy_cookie_path / /x;", "proxy_cookie_domain a b;", "authorization:\n  mode: Webhook\n",
    "authentication:\n  x509:\n    clientCAFile: /etc/ca.crt\n", "password", "passwords: 3",
    "password-file: /etc/x", "nopassword: x", "session-cookie-name: route", "COOKIE",
    "affinity: cookie", "more_clear_headers Authorization;", "imageCredentialProviderConfigFile: x",
    "log_format x '$remote_addr $http_authorization';",
  ])
  func nearMisses(_ text: String) throws {
    #expect(mask.mask(text) == nil)
  }

  // MARK: Corefile

  @Test(arguments: [
    (
      ".:53 {\n    etcd a.b {\n        endpoint https://e\n        credentials root pw\n    }\n}\n",
      ".:53 {\n    etcd a.b {\n        endpoint https://e\n        credentials <masked>\n    }\n}\n"
    ),
    (
      "route53 example.org.:Z1 {\n    aws_access_key AKID SECRET\n    fallthrough\n}\n",
      "route53 example.org.:Z1 {\n    aws_access_key <masked>\n    fallthrough\n}\n"
    ),
    (
      "tsig {\n    secret key1. NoTCJU+DMqFWywaPyxSijrDEA/eC3nK0xi3AMEZuPVk=\n    require all\n}\n",
      "tsig {\n    secret <masked>\n    require all\n}\n"
    ),
    (
      "azure g:z {\n\ttenant t\n\tclient c\n\tsecret s\n\tsubscription u\n}\n",
      "azure g:z {\n\ttenant t\n\tclient c\n\tsecret <masked>\n\tsubscription u\n}\n"
    ),
  ])
  func corefiles(_ text: String, _ expected: String) throws {
    #expect(mask.mask(text) == expected)
    let stored = try StoredObject(of: Self.corefile(text), as: "configmaps")
    #expect(stored.text == Self.corefile(expected))
  }

  @Test(arguments: [
    """
    .:53 {
        errors
        health { lameduck 5s }
        kubernetes cluster.local in-addr.arpa ip6.arpa { ttl 30 }
        prometheus :9153
        forward . /etc/resolv.conf tls://9.9.9.9 { tls_servername dns.quad9.net }
        tsig {
            secrets /etc/tsig.conf
        }
        cache 30
        loop
    }
    """,
    "secret at the beginning of a text", "a secret: x\nthe secret: y",
  ])
  func corefilesWithoutSecrets(_ text: String) throws {
    #expect(mask.mask(text) == nil)
    let stored = try StoredObject(of: Self.corefile(text), as: "configmaps")
    #expect(stored.text == Self.corefile(text))
  }

  private static func corefile(_ text: String) -> String {
    let escaped = text.replacing("\n", with: "\\n").replacing("\t", with: "\\t")
    return #"{"apiVersion":"v1","data":{"Corefile":"\#(escaped)"},"kind":"ConfigMap","#
      + #""metadata":{"name":"coredns","namespace":"kube-system"}}"#
  }

  /// A text too long to be looked through, in which there may be a credential, is withheld whole.
  @Test func aLongSuspiciousTextIsWithheld() throws {
    let long = String(repeating: "a ", count: 200_000)
    for (text, isWithheld) in [("password x " + long, true), (long, false)] {
      let stored = try StoredObject(
        of: #"{"metadata":{"annotations":{"b":"\#(text)"},"name":"a","namespace":"b"}}"#,
        as: "services")
      #expect(stored.text.contains(#"{"b":{"netlapse/withheld":true}}"#) == isWithheld)
      #expect(stored.text.contains(long) != isWithheld)
    }
  }
}
