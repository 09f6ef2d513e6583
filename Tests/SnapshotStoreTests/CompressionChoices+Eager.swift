import TestSupport

@testable import SnapshotStore

extension CompressionChoices {
  /// Thresholds so low that a handful of small objects goes through everything that years of a
  /// large cluster go through.
  static func eager(_ generator: inout SeededGenerator) -> CompressionChoices {
    var choices = CompressionChoices()
    choices.samplesMin = 8 + generator.index(below: 20)
    choices.sampleBytesMin = 500 + generator.index(below: 3000)
    choices.dictionaryBytes = 300 + generator.index(below: 1500)
    choices.windowBytes = 300 + generator.index(below: 3000)
    choices.differenceBytesMin = generator.index(below: 300)
    return choices
  }
}
