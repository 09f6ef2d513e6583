import ClusterObjects
import JSONScanner

/// An answer that is no success, and what the server says about it in a `Status`
/// (https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/).
struct APIRefusal: Error, Equatable {
  /// A `Status` is far smaller.
  private static let bodyBytesMax = 1 << 16

  /// The HTTP status.
  let status: Int
  /// The server's words, cut where nobody would read on.
  let message: String
  /// The plural and the name of the one object that the server says is not there.
  let missingObject: MissingObject?
  /// How long the server asks to wait.
  let retryAfterSeconds: Double?

  /// An object that is not there.
  struct MissingObject: Equatable {
    let plural: String
    let name: String
  }

  /// Whether the same request may be answered when it is sent again.
  var mayPass: Bool { [408, 429, 500, 502, 503, 504].contains(status) }

  /// Whether it says that this very object is not there, as only those are told who may read it.
  func provesAbsence(of name: String?, among resource: Resource) -> Bool {
    guard let name else { return false }
    return missingObject == MissingObject(plural: resource.plural, name: name)
  }

  /// - Throws: what the body throws.
  init(_ head: APIResponseHead, _ body: APIBody) async throws {
    status = head.status
    let bytes = try await Self.start(of: body)
    var document: JSONValue?
    var scanner = JSONScanner()
    scanner.load(bytes)
    if (try? scanner.scanWhole()) != nil {
      document = (try? JSONValue(bounded: scanner)).flatMap { $0["kind"] == "Status" ? $0 : nil }
    }
    let details = document?["details"]
    retryAfterSeconds =
      head.retryAfterSeconds ?? details?["retryAfterSeconds"]?.int.map(Double.init)
    if head.status == 404, document?["reason"] == "NotFound",
      let plural = details?["kind"]?.text, let name = details?["name"]?.text
    {
      missingObject = MissingObject(plural: plural, name: name)
    } else {
      missingObject = nil
    }
    var words = document?["message"]?.text ?? ""
    if words.isEmpty, head.contentType == "text/plain" {
      // Such as `404 page not found`.
      words = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }
    if words.isEmpty, let type = head.contentType, document == nil { words = "a body of \(type)" }
    let prefix = "HTTP \(head.status)"
    message = ServerRefusal.cut(words.isEmpty ? prefix : "\(words) (\(prefix))")
  }

  private static func start(of body: APIBody) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    for try await part in body {
      bytes += part.prefix(bodyBytesMax - bytes.count)
      if bytes.count == bodyBytesMax { break }
    }
    return bytes
  }
}
