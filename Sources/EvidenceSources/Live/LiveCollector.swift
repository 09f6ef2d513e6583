package import ClusterObjects

/// Collects what the resource catalogue records from a live cluster, with nothing but GET: again
/// and again, taking over what did not change since the collection before.
package actor LiveCollector {
  private let api: any ClusterAPI
  private let options: LiveOptions
  private var cache = ItemCache()

  package init(api: any ClusterAPI, options: LiveOptions) {
    self.api = api
    self.options = options
  }

  /// Collects once.
  ///
  /// What could not be read is part of the snapshot's coverage, in the server's words.
  ///
  /// - Parameter startedAt: the time of the snapshot; nil: now.
  /// - Throws: ``AccessError`` when the cluster is not reached, or nothing was answered at all;
  ///   ``EvidenceError`` of category `unstated` when nobody can say which cluster it is;
  ///   `CancellationError`.
  package func collect(startedAt: Instant? = nil) async throws -> LiveCollection {
    let run = CollectionRun(
      api, options, cache: cache, startedAt: startedAt ?? options.clock.now())
    let result = try await run.collect()
    cache = result.cache
    return result.collection
  }
}
