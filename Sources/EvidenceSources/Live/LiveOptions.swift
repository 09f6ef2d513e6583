package import ClusterObjects

/// How a live cluster is collected.
package struct LiveOptions: Sendable {
  /// Where it is collected from, for people: a context and its file; nil: what the API is called.
  package var source: String?
  /// The cluster's name, such as its context; it becomes the identity where the UID of
  /// `kube-system` cannot be read.
  package var clusterName: String?
  /// Only what lies in this namespace; nil: all of the cluster.
  package var namespace: String?
  /// Objects a page.
  package var pageLimit = 500
  /// Lists that are read at the same time.
  package var concurrentLists = 4
  /// The longest that one exchange may take, body included.
  package var exchangeTimeoutSeconds = 60.0
  /// The longest that one request may take, all attempts and waits included.
  package var requestTimeoutSeconds = 150.0
  /// The longest that the whole collection may take: what is not answered by then has failed.
  package var collectionTimeoutSeconds = 600.0
  /// Attempts at one request.
  package var attemptsMax = 5
  /// How often a list is begun again, because it expired or changed between its pages.
  package var restartsMax = 3
  /// The first wait before another attempt; it doubles each time.
  package var backoffSeconds = 0.5
  /// The longest wait, unless the server asks for a longer one.
  package var backoffSecondsMax = 10.0
  /// Canonical bytes, with what finding them takes, that are kept from one collection to the next,
  /// so that what did not change is not made canonical again; 0: none.
  package var cacheBytesMax = 256 << 20
  /// The clocks.
  package var clock = CollectionClock.system
  /// Told the name of each resource before it is asked for, by any thread.
  package var progress: @Sendable (ResourceName) -> Void = { _ in }

  package init() {}

  /// Divides the time that a user gives.
  ///
  /// - Parameters:
  ///   - requestSeconds: for one request: half of it for each exchange, so that one that hangs can
  ///     be sent once more.
  ///   - collectionSeconds: after which the collection is broken off: what came until shortly
  ///     before is kept.
  package mutating func allow(requestSeconds: Double, collectionSeconds: Double) {
    requestTimeoutSeconds = requestSeconds
    exchangeTimeoutSeconds = requestSeconds / 2
    collectionTimeoutSeconds = collectionSeconds * 0.9
  }
}
