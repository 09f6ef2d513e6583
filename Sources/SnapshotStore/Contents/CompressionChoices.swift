/// When contents are compressed how: measured on generated clusters of 5,000 pods
/// (`Scripts/bench`).
struct CompressionChoices: Sendable {
  /// Differences that may rest on differences: each costs the reader one more frame.
  static let chainMax = 8

  /// A dictionary is trained from this many samples on, and
  var samplesMin = 32
  /// from this many bytes on: less would not pay for the dictionary itself.
  var sampleBytesMin = 32 << 10
  /// More samples make training slower and the dictionary no better.
  var samplesMax = 1000
  /// So do more bytes.
  var sampleBytesMax = 2 << 20
  /// Twice as much gains next to nothing on Kubernetes objects.
  var dictionaryBytes = 16 << 10
  /// Bytes between two looks at how well a dictionary still does.
  var windowBytes = 1 << 20
  /// Of shorter contents the dictionary leaves nothing worth saving by a difference.
  var differenceBytesMin = 1 << 10
}
