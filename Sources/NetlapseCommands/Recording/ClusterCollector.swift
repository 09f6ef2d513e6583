package import ClusterObjects
import EvidenceSources
import KubernetesAccess
package import SnapshotRecording

/// Collects one cluster again and again, over one connection as long as all goes well.
package actor ClusterCollector: SnapshotCollector {
  /// The cluster's name among those that are recorded together.
  package nonisolated let name: String
  private let target: LiveTarget
  private let options: LiveOptions
  private let requestTimeoutSeconds: Double
  private let optional: OptionalCollectors
  private var open: (connection: ClusterConnection, collector: LiveCollector)?
  private var hasFailed = false
  /// What the last collection gave, beside its snapshot.
  private(set) var account: CollectionAccount?

  /// - Parameters:
  ///   - requestTimeoutSeconds: the longest that one request may take.
  ///   - collectSecondsMax: when the collection will be broken off.
  init(
    _ target: LiveTarget, clusterName: String?, namespace: String?, requestTimeoutSeconds: Double,
    collectSecondsMax: Int, optional: OptionalCollectors = OptionalCollectors(),
    clock: @escaping @Sendable () -> Instant = { .now },
    progress: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    name = target.label
    self.target = target
    self.requestTimeoutSeconds = requestTimeoutSeconds
    self.optional = optional
    var options = LiveOptions()
    options.source = target.source
    options.clusterName = clusterName
    options.namespace = namespace
    options.allow(
      requestSeconds: requestTimeoutSeconds, collectionSeconds: Double(collectSecondsMax))
    options.clock.now = clock
    options.progress = { progress($0.text) }
    self.options = options
  }

  /// A collector of the current context of one kubeconfig, with a clock of its own.
  ///
  /// - Throws: ``AccessError``.
  package init(
    kubeconfig path: String, requestTimeoutSeconds: Double, collectSecondsMax: Int,
    clock: @escaping @Sendable () -> Instant
  ) throws {
    var access = AccessOptions(environment: [:])
    access.kubeconfigPath = path
    access.pluginTimeoutSeconds = requestTimeoutSeconds
    let target = LiveTarget(direct: try EndpointResolver(access).endpoint(), access)
    self.init(
      target, clusterName: target.name, namespace: nil,
      requestTimeoutSeconds: requestTimeoutSeconds, collectSecondsMax: collectSecondsMax,
      clock: clock)
  }

  /// Collects once. What did not change since the collection before is not read again. After a
  /// failure the kubeconfig is: its certificates and its address may be others by now.
  package func collect() async throws(RecordingFailure) -> CollectedSnapshot {
    do {
      let collection = try await collector().collect()
      var snapshot = collection.snapshot
      try await optional.collect(into: &snapshot)
      account = CollectionAccount(snapshot, refused: collection.refused, hints: collection.hints)
      hasFailed = false
      return snapshot
    } catch {
      hasFailed = true
      await shutdown()
      throw RecordingFailure(collecting: error)
    }
  }

  /// Closes the connection.
  package func shutdown() async {
    let connection = open?.connection
    open = nil
    await connection?.shutdown()
  }

  private func collector() throws -> LiveCollector {
    if let open { return open.collector }
    let connection = ClusterConnection(
      hasFailed ? try target.renewedWay() : target.way,
      userAgent: UserAgent.text(version: Version.text),
      reviewTimeoutSeconds: requestTimeoutSeconds)
    let collector = LiveCollector(api: connection.api, options: options)
    open = (connection, collector)
    return collector
  }
}
