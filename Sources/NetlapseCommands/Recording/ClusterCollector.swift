package import ClusterObjects
import EvidenceSources
import KubernetesAccess
package import SnapshotRecording

/// Collects one cluster again and again over one connection.
package actor ClusterCollector: SnapshotCollector {
  /// The cluster's name among those that are recorded together.
  package nonisolated let name: String
  private let connection: ClusterConnection
  private let collector: LiveCollector
  private let optional: OptionalCollectors
  /// What the last collection gave, beside its snapshot.
  private(set) var account: CollectionAccount?

  init(
    _ target: LiveTarget, clusterName: String?, namespace: String?, requestTimeoutSeconds: Double,
    optional: OptionalCollectors = OptionalCollectors(),
    clock: @escaping @Sendable () -> Instant = { .now },
    progress: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    name = target.label
    connection = ClusterConnection(
      target.way, userAgent: UserAgent.text(version: Version.text),
      reviewTimeoutSeconds: requestTimeoutSeconds)
    var options = LiveOptions()
    options.source = target.source
    options.clusterName = clusterName
    options.namespace = namespace
    options.requestTimeoutSeconds = requestTimeoutSeconds
    options.clock.now = clock
    options.progress = { progress($0.text) }
    collector = LiveCollector(api: connection.api, options: options)
    self.optional = optional
  }

  /// A collector of the current context of one kubeconfig, with a clock of its own.
  ///
  /// - Throws: ``AccessError``.
  package init(
    kubeconfig path: String, requestTimeoutSeconds: Double,
    clock: @escaping @Sendable () -> Instant
  ) throws {
    var access = AccessOptions(environment: [:])
    access.kubeconfigPath = path
    access.requestTimeoutSeconds = requestTimeoutSeconds
    let endpoint = try EndpointResolver(access).endpoint()
    let target = LiveTarget(
      name: endpoint.contextName, source: endpoint.server.description, way: .direct(endpoint),
      kubectl: KubectlInvocation())
    self.init(
      target, clusterName: target.name, namespace: nil,
      requestTimeoutSeconds: requestTimeoutSeconds, clock: clock)
  }

  /// Collects once; what was not there yet is asked for, what did not change is not read again.
  package func collect() async throws(RecordingFailure) -> CollectedSnapshot {
    do {
      let collection = try await collector.collect()
      var snapshot = collection.snapshot
      try await optional.collect(into: &snapshot)
      account = CollectionAccount(snapshot, refused: collection.refused, hints: collection.hints)
      return snapshot
    } catch {
      throw RecordingFailure(collecting: error)
    }
  }

  /// Closes the connection.
  package func shutdown() async { await connection.shutdown() }
}
