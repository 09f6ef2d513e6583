/// What a connection to an API server may cost.
struct DirectLimits: Sendable {
  /// How long connecting and the TLS handshake may take.
  var connectSeconds = 10.0
  /// The longest body, decompressed. Lists are asked for in pages, so that this is far away.
  var bodyBytesMax = 1 << 30
  /// How much larger a body may become by decompressing it: lists of Kubernetes shrink to a tenth
  /// or a fiftieth.
  var decompressionRatioMax = 200
  /// How long an unused connection is kept.
  var idleSeconds = 60.0
}
