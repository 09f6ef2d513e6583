import ClusterObjects
import EvidenceSources
import Foundation
import KubernetesAccess
import TestAPIServer

/// A test cluster behind TLS, and the collector of netlapse before it.
struct WireCluster {
  let server: TestAPIServer
  let connection: ClusterConnection

  var cluster: TestCluster { server.cluster }

  /// Serves the cluster over TLS and connects to it as a kubeconfig says, for as long as `body`
  /// runs.
  static func with(
    _ cluster: TestCluster = .small(), _ options: TestServerOptions = TestServerOptions(),
    token: String? = nil, _ body: (WireCluster) async throws -> Void
  ) async throws {
    var options = options
    options.identity = try TestAuthority().server()
    try await TestAPIServer.serving(cluster, options) { server in
      let folder = FileManager.default.temporaryDirectory
        .appending(path: "netlapse-wire-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      var config = TestKubeconfig(server)
      config.token = token
      let file = folder.appending(path: "kubeconfig")
      try Data(config.text.utf8).write(to: file)
      var access = AccessOptions(environment: [:])
      access.kubeconfigPath = file.path()
      let endpoint = try EndpointResolver(access).endpoint()
      try await ClusterConnection.with(.direct(endpoint), userAgent: "netlapse/test") {
        connection in
        try await body(WireCluster(server: server, connection: connection))
      }
    }
  }

  /// A collector that soon tries again what is broken.
  func collector(_ change: (inout LiveOptions) -> Void = { _ in }) -> LiveCollector {
    var options = LiveOptions()
    options.allow(requestSeconds: 120, collectionSeconds: 400)
    options.backoffSeconds = 0.01
    options.clusterName = "test"
    change(&options)
    return LiveCollector(api: connection.api, options: options)
  }

  /// Collects once, with a collector that remembers nothing.
  func collect(_ change: (inout LiveOptions) -> Void = { _ in }) async throws -> LiveCollection {
    try await collector(change).collect()
  }
}
