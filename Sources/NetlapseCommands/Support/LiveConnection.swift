import EvidenceSources
import FoundationEssentials
import KubernetesAccess

/// A live cluster, as a command uses it. ``use(_:_:_:)`` opens the connection.
struct LiveConnection: Sendable {
  /// What may be asked of it.
  let api: any ClusterAPI
  /// Asks what is allowed; nil through kubectl, which has no exact way to.
  let reviewer: (any AccessReviewer)?
  /// The longest that one request may take.
  let requestTimeoutSeconds: Double

  /// Opens the connection that the options name, hands it to `body`, and closes it.
  ///
  /// - Throws: ``AccessError`` or ``CommandFailure`` when it cannot be opened, and what `body`
  ///   throws.
  static func use<Answer: Sendable>(
    _ options: LiveAccessOptions, _ settings: Settings,
    _ body: @escaping @Sendable (LiveConnection) async throws -> Answer
  ) async throws -> Answer {
    let targets = try LiveTarget.all(
      options, settings, environment: ProcessInfo.processInfo.environment)
    guard targets.count == 1 else {
      throw CommandFailure(.usage, "one cluster is examined at a time: name one --context")
    }
    let requestTimeoutSeconds = Double(try options.requestTimeoutSeconds(settings))
    return try await ClusterConnection.with(
      targets[0].way, userAgent: UserAgent.text(version: Version.text),
      reviewTimeoutSeconds: requestTimeoutSeconds
    ) { connection in
      try await body(
        LiveConnection(
          api: connection.api, reviewer: connection.reviewer,
          requestTimeoutSeconds: requestTimeoutSeconds))
    }
  }
}
