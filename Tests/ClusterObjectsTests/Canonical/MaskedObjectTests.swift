import ClusterObjects
import Testing

/// Credentials in whole objects: what is masked, withheld and counted, and what is left alone.
struct MaskedObjectTests {
  private static let withheld = #"{"netlapse/withheld":true}"#

  private static func ingress(_ annotations: String) -> String {
    #"{"apiVersion":"networking.k8s.io/v1","kind":"Ingress","metadata":{"annotations":{"#
      + annotations + #"},"name":"web","namespace":"shop"},"spec":{}}"#
  }

  /// What is stored of an Ingress with these annotations.
  private func stored(_ annotations: String) throws -> String {
    try StoredObject(of: Self.ingress(annotations), as: "ingresses.networking.k8s.io").text
  }

  @Test(arguments: [
    (
      #"configuration-snippet":"proxy_set_header Authorization \"Bearer abc\";\nfoo b;\n"#,
      #"configuration-snippet":"proxy_set_header Authorization \"<masked>\";\nfoo b;\n"#
    ),
    (
      #"server-snippet":"set $x 1;\nproxy_set_header\tauthorization\tBasic\u0020abc;"#,
      #"server-snippet":"set $x 1;\nproxy_set_header\tauthorization\t<masked>;"#
    ),
    (
      #"auth-url":"https://user:pa\u0073s@auth.example/check"#,
      #"auth-url":"https://<masked>@auth.example/check"#
    ),
    (
      #"auth-url":"https:\/\/user:pass@auth.example\/"#,
      #"auth-url":"https://<masked>@auth.example/"#
    ),
    (#"x":"\u003c","y":"X-Api-Key: abc"#, #"x":"<","y":"X-Api-Key: <masked>"#),
    (#"x":"X-Auth-Token: abc","y":"b"#, #"x":"X-Auth-Token: <masked>","y":"b"#),
  ])
  func snippets(_ given: String, _ expected: String) throws {
    let start = #""nginx.ingress.kubernetes.io/"#
    #expect(try stored(start + given + "\"") == Self.ingress(start + expected + "\""))
  }

  /// These stay as they are, to the byte.
  @Test(arguments: [
    #"cors-allow-headers":"DNT,Authorization,Content-Type"#, #"cors-allow-credentials":"true"#,
    #"configuration-snippet":"proxy_set_header Authorization $http_authorization;"#,
    #"auth-response-headers":"Authorization, X-User"#,
    #"auth-url":"https://auth.example/check?rd=a@b"#,
    #"affinity":"cookie","nginx.ingress.kubernetes.io/session-cookie-name":"route"#,
    #"auth-secret":"shop/basic-auth"#, #"image":"registry.example/app@sha256:0123456789abcdef"#,
    #"note":"-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----"#,
    #"note":"the PRIVATE KEY is elsewhere"#,
  ])
  func annotationsThatStay(_ text: String) throws {
    let annotations = #""nginx.ingress.kubernetes.io/"# + text + "\""
    #expect(try stored(annotations) == Self.ingress(annotations))
  }

  // MARK: Route filters

  private static func route(_ filter: String) -> String {
    #"{"apiVersion":"gateway.networking.k8s.io/v1","kind":"HTTPRoute","spec":{"rules":["#
      + #"{"filters":[{"requestHeaderModifier":{"set":[\#(filter)]},"#
      + #""type":"RequestHeaderModifier"}]}]}}"#
  }

  @Test(arguments: [
    "Authorization", "authorization", "AUTHORIZATION", "Proxy-Authorization", "Cookie",
    "Set-Cookie", "X-Api-Key", "X-API-Key", "x-api-key", "X-Auth-Token", "Api-Key", "ApiKey",
    "apiKey", "APIKEY",
  ])
  func headersWithCredentials(_ name: String) throws {
    let stored = try StoredObject(
      of: Self.route(#"{"name":"\#(name)","value":"abc"},{"name":"X-Tenant","value":"t"}"#),
      as: "httproutes.gateway.networking.k8s.io")
    #expect(
      stored.text
        == Self.route(
          #"{"name":"\#(name)","value":\#(Self.withheld)},{"name":"X-Tenant","value":"t"}"#))
    #expect(stored.privateKeys == 0)
  }

  @Test(arguments: [
    #"{"name":"X-Forwarded-Authorization","value":"abc"}"#, #"{"name":"Host","value":"Cookie"}"#,
    #"{"name":"Authorization"}"#, #"{"key":"Authorization","value":"abc"}"#,
    #"{"name":["Authorization"],"value":"abc"}"#, #"{"name":"X-Cookie-Name","value":"a"}"#,
  ])
  func headersWithout(_ filter: String) throws {
    let text = Self.route(filter)
    #expect(try StoredObject(of: text, as: "httproutes.gateway.networking.k8s.io").text == text)
  }

  /// A header to match on may carry a token as well as one to set.
  @Test func headersOfMatches() throws {
    let text =
      #"{"apiVersion":"gateway.networking.k8s.io/v1","kind":"HTTPRoute","spec":{"rules":["#
      + #"{"matches":[{"headers":[{"name":"Cookie","type":"Exact","value":VALUE}]}]}]}}"#
    let stored = try StoredObject(
      of: text.replacing("VALUE", with: #""session=abc""#),
      as: "httproutes.gateway.networking.k8s.io")
    #expect(stored.text == text.replacing("VALUE", with: Self.withheld))
  }

  // MARK: Private keys

  @Test(arguments: ["PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "OPENSSH PRIVATE KEY"])
  func privateKeysAreWithheldAndCounted(_ kind: String) throws {
    let key = #"-----BEGIN \#(kind)-----\nMIIE\n-----END \#(kind)-----\n"#
    let text =
      #"{"apiVersion":"v1","kind":"Service","metadata":{"annotations":{"a":A,"b":"x","c":C}},"#
      + #""spec":[D]}"#
    let stored = try StoredObject(
      of: text.replacing("A,", with: "\"\(key)\",").replacing("C}", with: "\"x \(key) y\"}")
        .replacing("D]", with: "\"\(key)\"]"), as: "services")
    #expect(
      stored.text
        == text.replacing("A,", with: Self.withheld + ",")
        .replacing("C}", with: Self.withheld + "}").replacing("D]", with: Self.withheld + "]"))
    #expect(stored.privateKeys == 3)
  }

  /// Only what would have been stored counts.
  @Test func privateKeysThatAreNotStoredAnyway() throws {
    let key = #"-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n"#
    let stored = try StoredObject(
      of: #"""
        {"apiVersion":"v1","data":{"Corefile":"KEY","tls.key":"KEY"},"kind":"ConfigMap",
         "metadata":{"annotations":{"kubectl.kubernetes.io/last-applied-configuration":"KEY"},
         "managedFields":[{"x":"KEY"}],"name":"coredns","namespace":"kube-system"}}
        """#.replacing("KEY", with: key), as: "configmaps")
    #expect(
      stored.text == #"{"apiVersion":"v1","data":{"Corefile":\#(Self.withheld),"#
        + #""tls.key":\#(Self.withheld)},"kind":"ConfigMap","#
        + #""metadata":{"name":"coredns","namespace":"kube-system"}}"#)
    #expect(stored.privateKeys == 1)
  }

  @Test func aCredentialThatIsEscapedInJSON() throws {
    let start = #"{"apiVersion":"v1","kind":"Service","spec":"#
    let stored = try StoredObject(
      of: start + #"{"a":"pass\u0077ord: abc","b":"\u003a//u:p@h"}}"#, as: "services")
    #expect(stored.text == start + #"{"a":"password: <masked>","b":"://<masked>@h"}}"#)
  }

  /// Names are never masked: two of them could become one.
  @Test func namesStay() throws {
    let text =
      #"{"apiVersion":"v1","kind":"Service","spec":{"http://a:b@h":"x","http://c:d@h":"://y"}}"#
    #expect(try StoredObject(of: text, as: "services").text == text)
  }
}
