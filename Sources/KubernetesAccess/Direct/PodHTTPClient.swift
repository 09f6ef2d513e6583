import AsyncHTTPClient
package import EvidenceSources
import NIOCore
import NIOHTTP1

/// Asks Pods over plain HTTP. It knows no credential and follows no redirect, so that nothing but
/// the Pod itself is asked. Proxies of the environment are not used: they do not reach Pods.
package struct PodHTTPClient: PodHTTP {
  private let client: HTTPClient

  /// A client that has to be shut down.
  package init() {
    var configuration = HTTPClient.Configuration()
    configuration.redirectConfiguration = .disallow
    configuration.proxy = nil
    configuration.decompression = .disabled
    configuration.httpVersion = .http1Only
    client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }

  /// Closes its connections; it must not be used afterwards.
  ///
  /// - Throws: what the client throws when it was shut down before.
  package func shutdown() async throws { try await client.shutdown() }

  /// Sends one GET.
  ///
  /// - Throws: ``AccessError`` with category `unreachable`, `timedOut`, `interrupted` or
  ///   `unintelligible` (no HTTP, or a longer body than is taken); `CancellationError`.
  package func get(
    host: String, port: Int, path: String, timeoutSeconds: Double, bytesMax: Int
  ) async throws -> PodHTTPAnswer {
    let name = host.contains(":") ? "[\(host)]" : host
    var request = HTTPClientRequest(url: "http://\(name):\(port)\(path)")
    request.headers.add(name: "Accept", value: "text/plain")
    request.headers.add(name: "Connection", value: "close")
    do {
      let response = try await client.execute(
        request, timeout: .nanoseconds(Int64(timeoutSeconds * 1e9)))
      let body = try await response.body.collect(upTo: bytesMax)
      return PodHTTPAnswer(status: Int(response.status.code), bytes: Array(body.readableBytesView))
    } catch is NIOTooManyBytesError {
      throw AccessError(.unintelligible, "the answer has more than \(bytesMax) bytes")
    } catch let error as HTTPClientError {
      try Task.checkCancellation()
      switch error {
      case .deadlineExceeded, .connectTimeout, .readTimeout:
        throw AccessError(.timedOut, "there was no whole answer in \(timeoutSeconds) s")
      case .remoteConnectionClosed:
        throw AccessError(.interrupted, "the connection was closed before the answer was whole")
      case .cancelled: throw CancellationError()
      default: throw AccessError(.interrupted, "the answer did not come: \(error)")
      }
    } catch is HTTPParserError {
      throw AccessError(.unintelligible, "what answers does not speak HTTP")
    } catch let error as IOError {
      throw AccessError(.unreachable, "not reached: error \(error.errnoCode)")
    } catch let error as CancellationError {
      throw error
    } catch {
      throw AccessError(.unreachable, "not reached")
    }
  }
}
