import EvidenceSources
import FoundationEssentials
import NIOHTTP1

/// The headers of a request. What would end a header early is refused, never sent.
struct DirectHeaders {
  private(set) var fields = HTTPHeaders()
  private let server: ServerAddress

  init(
    for request: DirectRequest, to endpoint: ClusterEndpoint, as credential: Credential,
    userAgent: String
  ) throws(AccessError) {
    server = endpoint.server
    // With `tls-server-name` the URL names another host than the one that is asked.
    try add("Host", Self.host(of: endpoint.server), "the server's name")
    try add("User-Agent", userAgent, "the name of this program")
    try add("Accept", request.accept, "the media type asked for")
    fields.add(name: "Accept-Encoding", value: endpoint.disablesCompression ? "identity" : "gzip")
    if request.body != nil { fields.add(name: "Content-Type", value: "application/json") }
    try add(credential)
    try add(endpoint.impersonation)
  }

  private static func host(of server: ServerAddress) -> String {
    let name = server.host.contains(":") ? "[\(server.host)]" : server.host
    return server.port == (server.isSecure ? 443 : 80) ? name : "\(name):\(server.port)"
  }

  private mutating func add(_ credential: Credential) throws(AccessError) {
    if let token = credential.bearerToken {
      guard !token.isEmpty, token.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
        throw AccessError(
          .malformed, "the token for \(server) holds a character that no token has",
          hint: "a token is one line of ASCII; look for a line break or a space in it")
      }
      fields.add(name: "Authorization", value: "Bearer " + token)
    } else if let login = credential.password {
      guard !login.user.utf8.contains(UInt8(ascii: ":")) else {
        throw AccessError(.malformed, "the user name for \(server) holds a colon")
      }
      let pair = Data("\(login.user):\(login.password)".utf8)
      fields.add(name: "Authorization", value: "Basic " + pair.base64EncodedString())
    }
  }

  /// (https://kubernetes.io/docs/reference/access-authn-authz/authentication/#user-impersonation)
  private mutating func add(_ impersonation: Impersonation) throws(AccessError) {
    guard let user = impersonation.user else {
      guard impersonation == Impersonation() else {
        throw AccessError(
          .malformed, "a group, UID or extra value is impersonated, but no user",
          hint: "name the user too (--as)")
      }
      return
    }
    try add("Impersonate-User", user, "the impersonated user")
    if let uid = impersonation.uid { try add("Impersonate-Uid", uid, "the impersonated UID") }
    for group in impersonation.groups {
      try add("Impersonate-Group", group, "an impersonated group")
    }
    for (key, values) in impersonation.extra.sorted(by: { $0.key < $1.key }) {
      for value in values {
        try add("Impersonate-Extra-" + Self.encoded(key: key), value, "an impersonated extra value")
      }
    }
  }

  /// What may not stand in a header's name is percent-encoded, `%` too: the server decodes it.
  private static func encoded(key: String) -> String {
    var name = ""
    for byte in key.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        name.unicodeScalars.append(Unicode.Scalar(byte))
      case let mark where "!#$&'*+-.^_`|~".utf8.contains(mark):
        name.unicodeScalars.append(Unicode.Scalar(mark))
      default:
        name += PercentText.encoded(byte)
      }
    }
    return name
  }

  private mutating func add(
    _ name: String, _ value: String, _ meaning: String
  ) throws(AccessError) {
    guard !value.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
      throw AccessError(
        .malformed,
        "\(meaning) holds a control character: \(RefusedText(value))",
        hint: "no header can carry it")
    }
    fields.add(name: name, value: value)
  }
}
