import ClusterObjects
import JSONScanner

/// Asks Pods for their metrics. Needs a place in the cluster's network.
package struct MetricsCollector: Sendable {
  /// The longest page that is taken. Agents of large clusters have a tenth of this.
  package static let pageBytesMax = 32 << 20
  /// The longest answer to `/proxyMode`: it is one word.
  private static let wordBytesMax = 64

  private let http: any PodHTTP
  private let timeoutSeconds: Double
  private let atOnceMax: Int

  /// - Parameters:
  ///   - timeoutSeconds: for each request.
  ///   - atOnceMax: so many Pods are asked at once.
  package init(_ http: any PodHTTP, timeoutSeconds: Double = 10, atOnceMax: Int = 8) {
    self.http = http
    self.timeoutSeconds = timeoutSeconds
    self.atOnceMax = atOnceMax
  }

  /// Sends the requests of a plan, and no others.
  ///
  /// - Throws: `CancellationError` only: what goes wrong with a Pod is part of the coverage.
  package func collect(_ plan: MetricsPlan) async throws -> OptionalEvidence {
    let pods = Dictionary(grouping: plan.requests) { $0.collection.scope(of: $0.pod) }
      .sorted { $0.key < $1.key }.map(\.value)
    let answers = try await BoundedTasks.map(pods, atOnceMax: atOnceMax) { requests in
      try await ask(requests)
    }
    var evidence = OptionalEvidence()
    for (requests, answers) in zip(pods, answers) {
      Self.take(requests, answers, into: &evidence)
    }
    for collection in plan.collections { Self.note(collection, plan, into: &evidence) }
    return evidence
  }

  private func ask(_ requests: [PlannedRequest]) async throws -> [PodAttempt] {
    var answers: [PodAttempt] = []
    for request in requests {
      let answer = try await ask(request)
      answers.append(answer)
      // Who does not answer the first path does not answer the second.
      guard case .answered = answer else { break }
    }
    return answers
  }

  private func ask(_ request: PlannedRequest) async throws -> PodAttempt {
    do {
      let answer = try await http.get(
        host: request.pod.address, port: request.port, path: request.path,
        timeoutSeconds: timeoutSeconds,
        bytesMax: request.path == "/metrics" ? Self.pageBytesMax : Self.wordBytesMax)
      switch answer.status {
      case 200: return .answered(answer.bytes)
      case 401, 403: return .forbidden("\(request.text) was answered with \(answer.status)")
      default: return .failed("\(request.text) was answered with \(answer.status)")
      }
    } catch let error as AccessError {
      return .failed(PodAttempt.words("\(request.text): \(error.message)".utf8))
    }
  }

  // MARK: What is recorded

  private static func take(
    _ requests: [PlannedRequest], _ answers: [PodAttempt], into evidence: inout OptionalEvidence
  ) {
    guard let first = requests.first,
      let resource = ResourceCatalogue.current[first.collection.resource]
    else { return }
    let scope = first.collection.scope(of: first.pod)
    func note(_ outcome: CoverageOutcome, _ words: String?) {
      evidence.note(outcome, words, for: resource, namespace: scope.namespace, name: scope.name)
    }
    var document = JSONValue(members: ["pod": .string(first.pod.name)])
    for (request, answer) in zip(requests, answers) {
      switch answer {
      case .answered(let bytes):
        if request.path == "/proxyMode" {
          guard let mode = word(bytes) else {
            return note(.failed, "\(request.text) was answered with no word")
          }
          document["proxyMode"] = .string(mode)
          continue
        }
        do {
          let values = try PrometheusText(request.collection.rules).read(bytes)
          document["gauges"] = members(values, .gauge)
          document["counters"] = members(values, .counter)
        } catch {
          return note(.failed, "\(request.text): \(error.message)")
        }
      case .forbidden(let words): return note(.forbidden, words)
      case .failed(let words): return note(.failed, words)
      }
    }
    do {
      try evidence.add(document, to: resource, namespace: scope.namespace, name: scope.name)
    } catch {
      note(.failed, "what \(scope) shows cannot be kept: \(error)")
    }
  }

  private static func word(_ bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes, as: UTF8.self).split { $0.isWhitespace }
    guard text.count == 1, text[0].utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else {
      return nil
    }
    return String(text[0])
  }

  private static func members(
    _ values: [MetricRule: [String: Double]], _ kind: MetricRule.Kind
  ) -> JSONValue {
    var members: [String: JSONValue] = [:]
    for (rule, series) in values where rule.kind == kind {
      for (name, value) in series { members[name] = number(value, decimals: rule.decimals) }
    }
    return .object(members)
  }

  /// A number without an exponent, as far as the rule keeps its digits.
  private static func number(_ value: Double, decimals: Int) -> JSONValue {
    guard abs(value) < 1e15 else { return .string("\(value)") }
    guard decimals > 0 else { return JSONValue(Int(value.rounded())) }
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    let scaled = Int((value * Double(scale)).rounded())
    let whole = abs(scaled) / scale
    var fraction = String(abs(scaled) % scale)
    fraction = String(repeating: "0", count: decimals - fraction.count) + fraction
    while fraction.hasSuffix("0") { fraction.removeLast() }
    let sign = scaled < 0 ? "-" : ""
    return .number(fraction.isEmpty ? "\(sign)\(whole)" : "\(sign)\(whole).\(fraction)")
  }

  /// What could not be asked, and what is known where no narrower scope speaks.
  private static func note(
    _ collection: MetricsCollection, _ plan: MetricsPlan, into evidence: inout OptionalEvidence
  ) {
    guard let resource = ResourceCatalogue.current[collection.resource] else { return }
    let role = collection.role
    let unasked = plan.unasked.filter { $0.scope.resource == collection.resource }
    guard plan.requests.contains(where: { $0.collection == collection }) else {
      let isThere = !plan.targets.pods(role).isEmpty
      return evidence.note(
        .failed,
        isThere
          ? unasked.first?.reason
          : "no running Pod with a container called \(role.container) was seen", for: resource)
    }
    for (scope, reason) in unasked {
      evidence.note(
        .failed, reason, for: resource, namespace: scope.namespace, name: scope.name)
    }
    let knowsAll = role.isNodeAgent ? plan.targets.knowsAllNodes : plan.targets.knowsAllPods
    evidence.note(
      knowsAll ? .complete : .partial,
      knowsAll ? nil : "not all \(role.isNodeAgent ? "nodes" : "Pods") were seen", for: resource)
  }
}
