import ClusterObjects
import RequestRouting

/// Requests and answers as documents show them.
enum RoutingDocument {
  /// `{scheme, host, port, path, method, headers?, query?}`
  static func request(_ request: RoutedRequest) -> JSONValue {
    JSONValue(members: [
      "scheme": .string(request.scheme.rawValue), "host": .string(request.host),
      "port": JSONValue(request.port), "path": .string(request.path),
      "method": .string(request.method),
      "headers": request.headers.isEmpty
        ? nil : .object(request.headers.mapValues { .string($0) }),
      "query": request.query.isEmpty
        ? nil
        : .array(
          request.query.map {
            .object(["name": .string($0.name), "value": .string($0.value)])
          }),
    ])
  }

  /// `{backends, rewrite?}`, `{redirect}`, `{status}`, `{noListener}` or `{unproven}`.
  static func answer(_ answer: RouteAnswer) -> JSONValue {
    switch answer {
    case .backends(let set, let rewrite):
      JSONValue(members: [
        "backends": .array(set.shares.map(share)),
        "rewrite": rewrite.map { change in
          JSONValue(members: [
            "host": change.host.map { .string($0) },
            "path": change.path.map { .string($0.description) },
          ])
        },
      ])
    case .redirect(let redirect):
      .object([
        "redirect": JSONValue(members: [
          "scheme": redirect.scheme.map { .string($0) },
          "host": redirect.host.map { .string($0) },
          "port": redirect.port.map { JSONValue($0) },
          "path": redirect.path.map { .string($0.description) },
          "status": JSONValue(redirect.status),
        ])
      ])
    case .status(let status): .object(["status": JSONValue(status)])
    case .noListener: .object(["noListener": true])
    case .unproven(let why): .object(["unproven": .string(why)])
    }
  }

  /// `{request, before, after, because, ...}`
  ///
  /// - Parameter proxies: what answers it.
  static func difference(
    _ difference: RequestDifference, _ proxies: [String: JSONValue]
  ) -> JSONValue {
    var members = proxies
    members["request"] = request(difference.request)
    members["before"] = answer(difference.before.answer)
    members["after"] = answer(difference.after.answer)
    members["because"] = .array(because(difference).map { .string($0) })
    return .object(members)
  }

  /// What differs, then the rules that decide.
  static func because(_ difference: RequestDifference) -> [String] {
    [difference.because]
      + [difference.before, difference.after].compactMap { outcome in
        outcome.rule?.description ?? outcome.because
      }
  }

  /// `{host, pattern, because, ...}`
  ///
  /// - Parameter proxies: what would answer it.
  static func unproven(_ entry: UnprovenRouting, _ proxies: [String: JSONValue]) -> JSONValue {
    var members = proxies
    members["host"] = .string(entry.host)
    members["pattern"] = .string(entry.pattern)
    members["because"] = .string(entry.because)
    return .object(members)
  }

  /// `{service, port, weight}`; for others `{backend, weight}` or `{status, weight}`.
  private static func share(_ share: BackendSet.Share) -> JSONValue {
    let weight = JSONValue(share.weight)
    switch share.target {
    case .service(let namespace, let name, let port, let portName):
      return JSONValue(members: [
        "service": .string("\(namespace)/\(name)"),
        "port": port.map { JSONValue($0) }
          ?? .object([
            "unknown": .string("port \(portName ?? "?") is not known as a number")
          ]),
        "weight": weight,
      ])
    case .custom(let text): return .object(["backend": .string(text), "weight": weight])
    case .failure(let status):
      return .object(["status": JSONValue(status), "weight": weight])
    }
  }
}
