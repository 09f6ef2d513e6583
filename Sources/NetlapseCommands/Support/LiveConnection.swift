import EvidenceSources

/// A live cluster, as a command uses it. ``use(_:_:)`` is the one place that opens connections.
struct LiveConnection: Sendable {
  /// What may be asked of it.
  let api: any ClusterAPI
  /// Asks what is allowed.
  let reviewer: any AccessReviewer

  /// Opens the connection that the options name, hands it to `body`, and closes it.
  ///
  /// - Throws: ``CommandFailure`` when it cannot be opened, and what `body` throws.
  static func use<Answer: Sendable>(
    _ global: GlobalOptions,
    _ body: @escaping @Sendable (LiveConnection) async throws -> Answer
  ) throws -> Answer {
    throw CommandFailure(
      .unavailable, "this build of netlapse reaches no live cluster",
      hint: "netlapse collect-script collects with kubectl, and says what was refused")
  }
}
