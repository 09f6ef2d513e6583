/// What a live collection is to read.
package struct LiveOptions: Sendable {
  /// Where it is read from, for people: a context and its file.
  package var source: String
  /// The cluster's name; it tells the cluster apart where its UID cannot be read.
  package var clusterName: String?
  /// The only namespace to read; nil: all of the cluster.
  package var namespace: String?
  /// The longest that one request may take, in seconds.
  package var requestTimeoutSeconds = 30.0
  /// Objects of a page. Pages keep the server's answers, and what is lost with one, small.
  package var pageObjects = 500
  /// Lists that are read at a time.
  package var listsAtOnce = 4
  /// What the items of earlier lists may take in memory, so that they need not be read again.
  package var knownItemsBytesMax = 256 << 20

  package init(source: String) { self.source = source }
}
