import ClusterObjects
package import EvidenceSources

/// Asks the API server what it would allow, over HTTPS: the one thing that is sent by POST.
package struct DirectAccessReviewer: AccessReviewer {
  /// The longest verdict that is read: the server's reason is a sentence.
  private static let verdictBytesMax = 1 << 20

  private let exchange: DirectExchange
  private let timeoutSeconds: Double

  init(_ exchange: DirectExchange, timeoutSeconds: Double) {
    self.exchange = exchange
    self.timeoutSeconds = timeoutSeconds
  }

  /// As the protocol says.
  package func review(_ action: ResourceAction) async throws -> AccessVerdict {
    let request = try DirectRequest(reviewing: action, timeoutSeconds: timeoutSeconds)
    let server = exchange.endpoint.server
    return try await exchange.perform(request) { head, body in
      var bytes: [UInt8] = []
      for try await part in body {
        bytes += part
        guard bytes.count <= Self.verdictBytesMax else { throw Self.unreadable(server) }
      }
      let document = try? JSONValue(parsing: bytes)
      guard (200..<300).contains(head.status) else {
        throw Self.refusal(head.status, document?["message"]?.text, server)
      }
      guard document?["kind"]?.text == "SelfSubjectAccessReview",
        case .bool(let isAllowed)? = document?["status"]?["allowed"]
      else { throw Self.unreadable(server) }
      return AccessVerdict(
        isAllowed: isAllowed, reason: document?["status"]?["reason"]?.text ?? "")
    }
  }

  private static func refusal(
    _ status: Int, _ message: String?, _ server: ServerAddress
  ) -> AccessError {
    let words = message.map { ": \(RefusedText($0))" } ?? ""
    let category: AccessError.Category =
      switch status {
      case 401: .unauthenticated
      case 403: .permission
      case 429, 500...: .unreachable
      default: .unintelligible
      }
    return AccessError(
      category, "\(server) answers \(status) to an access review\(words)",
      hint: "go without --ssar: what is forbidden is then told by the lists themselves")
  }

  private static func unreadable(_ server: ServerAddress) -> AccessError {
    AccessError(.unintelligible, "\(server) answers something else to an access review")
  }
}
