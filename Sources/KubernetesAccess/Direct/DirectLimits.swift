/// What a connection to an API server may cost.
struct DirectLimits: Sendable {
  /// How long connecting and the TLS handshake may take.
  var connectSeconds = 10.0
  /// The longest body, decompressed. Lists are asked for in pages, so that this is far away.
  var bodyBytesMax = 1 << 30
  /// How much larger a body may become by decompressing it. Lists of Kubernetes shrink to a tenth,
  /// those of much the same objects to a hundredth; gzip can do 1032. What one read off the network
  /// becomes is held in memory: some 30 MB at this ratio.
  var decompressionRatioMax = 500
  /// How long an unused connection is kept.
  var idleSeconds = 60.0
}
