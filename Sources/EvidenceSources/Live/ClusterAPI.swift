/// The API of a live cluster. netlapse only ever sends GET: there is no way to ask for more.
package protocol ClusterAPI: Sendable {
  /// How messages name it, such as `https://10.0.0.1:6443` or `kubectl, context prod`.
  var name: String { get }

  /// Sends one GET and hands the answer to `read`, whatever its status, while it arrives: the next
  /// part is only taken off the network when `read` asks for it. When `read` returns or throws, the
  /// rest is dropped.
  ///
  /// - Throws: ``AccessError`` when there is no whole answer, and what `read` throws.
  func get<Answer: Sendable>(
    _ request: APIRequest,
    _ read: @escaping @Sendable (APIResponseHead, APIBody) async throws -> Answer
  ) async throws -> Answer
}
