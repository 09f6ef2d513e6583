import EvidenceSources

/// What a request asks for: path and query, percent-encoded, as they stand in a request line.
struct RequestTarget: Hashable, Sendable {
  /// Such as `/api/v1/nodes?limit=500`.
  let text: String

  /// - Throws: ``AccessError`` when the path is none, or would reach Secrets.
  init(_ request: APIRequest) throws(AccessError) {
    let path = request.path
    guard Self.isPath(path) else {
      throw AccessError(
        .unintelligible, "not a path that can be asked for: \(RefusedText(path))",
        hint: "the server names a group, version or resource that is no such name")
    }
    guard !Self.namesSecrets(path) else {
      throw AccessError(.permission, "\(path) would read Secrets, which netlapse never does")
    }
    let query = request.query.map {
      "\(PercentText.encoded($0.name))=\(PercentText.encoded($0.value))"
    }
    text = query.isEmpty ? path : path + "?" + query.joined(separator: "&")
  }

  /// Whether it is an absolute path of RFC 3986 that means the same to everybody: no empty
  /// segment and no `..`.
  static func isPath(_ text: String) -> Bool {
    guard text.utf8.first == UInt8(ascii: "/") else { return false }
    let segments = text.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    return segments.allSatisfy { segment in
      !segment.isEmpty && decoded(segment).map { $0 != "." && $0 != ".." } ?? false
    } || text == "/"
  }

  /// Whether the path is that of Secrets: of all, of one namespace's, or of one
  /// (https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-uris).
  private static func namesSecrets(_ path: String) -> Bool {
    var segments = path.split(separator: "/").compactMap { decoded($0) }[...]
    guard segments.first == "api", segments.count > 2 else { return false }
    segments = segments.dropFirst(2)
    if segments.first == "watch" { segments = segments.dropFirst() }
    if segments.first == "secrets" { return true }
    return segments.first == "namespaces" && segments.dropFirst(2).first == "secrets"
  }

  /// The text of a segment; nil when it holds what no segment may.
  private static func decoded(_ segment: Substring) -> String? {
    let isSegment = segment.utf8.allSatisfy { byte in
      PercentText.isUnreserved(byte) || "%!$&'()*+,;=:@".utf8.contains(byte)
    }
    return isSegment ? PercentText.decoded(segment) : nil
  }
}
