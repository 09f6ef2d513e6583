import EvidenceSources
import Testing

@testable import KubernetesAccess

/// Runs requests for tests.
struct AccessCheck {
  /// What came of a request.
  struct Answer: Sendable {
    let head: APIResponseHead
    let body: String
  }

  /// The whole answer.
  static func get(
    _ path: String = "/version", query: [APIRequest.QueryItem] = [], timeoutSeconds: Double = 60,
    over api: any ClusterAPI
  ) async throws -> Answer {
    var request = APIRequest(path, timeoutSeconds: timeoutSeconds)
    request.query = query
    return try await api.get(request) { head, body in
      var bytes: [UInt8] = []
      for try await part in body { bytes += part }
      return Answer(head: head, body: String(decoding: bytes, as: UTF8.self))
    }
  }

  /// The error of a request that has to fail.
  static func failure(
    _ path: String = "/version", timeoutSeconds: Double = 60, over api: any ClusterAPI,
    _ location: SourceLocation = #_sourceLocation
  ) async throws -> AccessError {
    let error = await #expect(throws: AccessError.self, sourceLocation: location) {
      _ = try await get(path, timeoutSeconds: timeoutSeconds, over: api)
    }
    return try #require(error, sourceLocation: location)
  }
}
