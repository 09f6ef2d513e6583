import Testing

@testable import YAMLDocuments

@Suite struct YAMLLimitsTests {
  @Test func stayBelowWhatTheScannerTakes() {
    #expect(YAMLLimits().documentBytesMax <= 64 << 20)
  }
}
