/// Runs a command in a container, without a terminal and without input.
package protocol PodCommandRunner: Sendable {
  /// What ``PlannedCommand/text`` of its commands begins with, such as `kubectl --context prod`.
  var name: String { get }

  /// Runs one command.
  ///
  /// - Parameters:
  ///   - command: whose names were checked.
  ///   - timeoutSeconds: the longest that it may run; it is ended then.
  ///   - bytesMax: the longest output that is taken; what writes more is ended.
  /// - Throws: ``AccessError`` when it could not be run to its end; `CancellationError`.
  func run(
    _ command: PlannedCommand, timeoutSeconds: Double, bytesMax: Int
  ) async throws -> PodCommandOutput
}
