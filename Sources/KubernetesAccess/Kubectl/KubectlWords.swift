import ClusterObjects
import EvidenceSources

/// What kubectl said on standard error when it failed. It has no codes: its words are all there is
/// (https://github.com/kubernetes/kubectl/blob/master/pkg/cmd/util/helpers.go).
struct KubectlWords {
  /// The HTTP statuses of the reasons that a server gives
  /// (https://github.com/kubernetes/apimachinery/blob/master/pkg/apis/meta/v1/types.go).
  private static let statuses = [
    "BadRequest": 400, "Unauthorized": 401, "Forbidden": 403, "NotFound": 404,
    "MethodNotAllowed": 405, "NotAcceptable": 406, "AlreadyExists": 409, "Conflict": 409,
    "Gone": 410, "Expired": 410, "RequestEntityTooLarge": 413, "UnsupportedMediaType": 415,
    "Invalid": 422, "TooManyRequests": 429, "InternalError": 500, "ServerTimeout": 500,
    "ServiceUnavailable": 503, "Timeout": 504,
  ]
  private static let beginnings = [
    "Error from server", "error: ", "Unable to connect to the server",
    "The connection to the server", "Error in configuration",
  ]

  /// From the line that tells the failure on; warnings and log lines before it are left out.
  let text: String

  init(_ output: String) {
    let lines = output.split(whereSeparator: \.isNewline)
    let start = lines.firstIndex { line in Self.beginnings.contains { line.hasPrefix($0) } }
    let telling = start.map { lines[$0...] } ?? lines.suffix(1)
    text = telling.joined(separator: " ")
  }

  /// The server's own answer, as it would have been over HTTP; nil when there was none.
  var refusal: (status: Int, body: [UInt8])? {
    guard let reason, let status = Self.statuses[reason] else { return nil }
    var document = JSONValue(members: [
      "kind": "Status", "apiVersion": "v1", "status": "Failure",
      "message": .string(message), "reason": .string(reason), "code": JSONValue(status),
    ])
    if let missing = missingObject {
      document["details"] = .object([
        "kind": .string(missing.plural), "name": .string(missing.name),
      ])
    }
    return (status, Array(document.compactText.utf8))
  }

  /// The word in `Error from server (NotFound): ...`.
  private var reason: String? {
    if text.hasPrefix("error: You must be logged in to the server") { return "Unauthorized" }
    let start = "Error from server ("
    guard text.hasPrefix(start) else { return nil }
    return String(text.dropFirst(start.count).prefix { $0 != ")" })
  }

  /// The one object of `configmaps "coredns" not found`: no other words say that it is not there.
  private var missingObject: (plural: String, name: String)? {
    let parts = message.split(separator: " ", maxSplits: 2).map(String.init)
    guard reason == "NotFound", parts.count == 3, parts[2] == "not found" else { return nil }
    let (resource, name) = (parts[0], parts[1])
    guard name.count > 2, name.hasPrefix("\""), name.hasSuffix("\"") else { return nil }
    return (String(resource.prefix { $0 != "." }), String(name.dropFirst().dropLast()))
  }

  private var message: String {
    guard text.hasPrefix("Error from server ("), let end = text.firstRange(of: "): ") else {
      return text
    }
    return String(text[end.upperBound...])
  }

  /// What the failure of kubectl itself means.
  func failure(of kubectl: String, status: String) -> AccessError {
    let quoted = text.isEmpty ? "it says nothing" : RefusedText(text, scalarsMax: 500).description
    return AccessError(category, "\(kubectl) failed (\(status)): \(quoted)")
  }

  private var category: AccessError.Category {
    func says(_ parts: String...) -> Bool { parts.contains { text.contains($0) } }
    if says("getting credentials", "exec plugin", "no Auth Provider") { return .unauthenticated }
    if text.hasPrefix("The connection to the server") { return .unreachable }
    if text.hasPrefix("Unable to connect to the server") {
      return says("Client.Timeout", "deadline exceeded", "timeout") ? .timedOut : .unreachable
    }
    if says("permission denied") { return .permission }
    if says("does not exist", "no such file", "was not found") { return .notFound }
    if says("error loading config file", "invalid configuration", "Error in configuration") {
      return .malformed
    }
    if says("unexpected EOF", "connection reset", "stream error") { return .interrupted }
    if says("Client.Timeout", "deadline exceeded") { return .timedOut }
    return .unintelligible
  }
}
