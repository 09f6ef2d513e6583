import ClusterObjects

/// Failures, worded as an API server words them
/// (https://github.com/kubernetes/apimachinery/blob/master/pkg/api/errors/errors.go).
extension Answer {
  static func status(
    _ code: Int, reason: String, _ message: String, details: [String: JSONValue]? = nil,
    token: String? = nil
  ) -> Answer {
    let metadata = token.map { ["continue": JSONValue.string($0)] } ?? [:]
    return Answer(
      code: code,
      json: JSONValue(members: [
        "kind": "Status", "apiVersion": "v1", "metadata": .object(metadata),
        "status": "Failure", "message": .string(message), "reason": .string(reason),
        "details": details.map { .object($0) }, "code": JSONValue(code),
      ]))
  }

  /// The reason of a Status by its code.
  static func reason(of code: Int) -> String {
    switch code {
    case 400: "BadRequest"
    case 401: "Unauthorized"
    case 403: "Forbidden"
    case 404: "NotFound"
    case 405: "MethodNotAllowed"
    case 409: "Conflict"
    case 410: "Expired"
    case 429: "TooManyRequests"
    case 500: "InternalError"
    case 503: "ServiceUnavailable"
    case 504: "Timeout"
    default: "Unknown"
    }
  }

  static var unauthorized: Answer { status(401, reason: "Unauthorized", "Unauthorized") }

  /// What a path that nobody serves is answered with.
  static var pageNotFound: Answer {
    var answer = Answer(
      code: 404, contentType: "text/plain; charset=utf-8", text: "404 page not found\n")
    answer.headers = [("X-Content-Type-Options", "nosniff")]
    return answer
  }

  /// What an unknown resource of a served, built-in version is answered with.
  static var resourceNotFound: Answer {
    status(
      404, reason: "NotFound", "the server could not find the requested resource", details: [:])
  }

  static var methodNotAllowed: Answer {
    status(
      405, reason: "MethodNotAllowed",
      "the server does not allow this method on the requested resource", details: [:])
  }

  static func badRequest(_ message: String) -> Answer {
    status(400, reason: "BadRequest", message)
  }

  static func objectNotFound(_ type: ServedType, _ name: String) -> Answer {
    var details: [String: JSONValue] = ["name": .string(name), "kind": .string(type.plural)]
    if !type.group.isEmpty { details["group"] = .string(type.group) }
    return status(
      404, reason: "NotFound", "\(type.qualifiedName) \"\(name)\" not found", details: details)
  }

  /// - Parameter token: with which the list could be read on, though of another moment.
  static func expired(token: String?) -> Answer {
    let begin = "The provided continue parameter is too old to display a consistent list result."
    let restart = " You can start a new list without the continue parameter"
    let inconsistent =
      ", or use the continue token in this response to retrieve the remainder of the results. "
      + "Continuing with the provided token results in an inconsistent list - objects that were "
      + "created, modified, or deleted between the time the first chunk was returned and now may "
      + "show up in the list."
    return status(
      410, reason: "Expired", begin + restart + (token == nil ? "." : inconsistent), token: token)
  }

  /// The server behind the aggregator is down.
  static var serviceUnavailable: Answer {
    Answer(code: 503, contentType: "text/plain; charset=utf-8", text: "service unavailable\n")
  }
}
