import Testing

@testable import GatewayMigration

@Suite struct ServedGatewayAPITests {
  private let later = GatewayEquivalent.cors
  private let experimentalOnly = GatewayEquivalent.retry

  private func serves(
    _ equivalent: GatewayEquivalent, _ version: String?, _ channel: String?
  ) -> Bool? {
    ServedGatewayAPI(bundleVersion: version, channel: channel).serves(equivalent)
  }

  @Test(
    arguments: [
      ("v1.5.0", "standard", true), ("v1.5.1", "standard", true), ("v1.6.1", "standard", true),
      ("v2.0.0", "standard", true), ("1.5.0", "standard", true), ("v1.10.0", "standard", true),
      ("v1.4.1", "standard", false), ("v1.3.0", "standard", false), ("v0.8.1", "standard", false),
      ("v1.3.0", "experimental", true), ("v1.4.1", "experimental", true),
      ("v1.2.1", "experimental", false),
    ] as [(String, String, Bool)])
  func aReleaseHasWhatCameWithItAndBefore(_ version: String, _ channel: String, _ expected: Bool) {
    #expect(serves(later, version, channel) == expected)
  }

  @Test func whatIsExperimentalOnlyIsNotInTheStandardChannel() {
    for version in ["v1.0.0", "v1.2.0", "v1.6.1", "v1.6.9"] {
      #expect(serves(experimentalOnly, version, "standard") == false)
    }
    #expect(serves(experimentalOnly, "v1.2.0", "experimental") == true)
    #expect(serves(experimentalOnly, "v1.1.1", "experimental") == false)
  }

  @Test func aReleaseAfterTheTableMayHaveMovedAnExperimentalField() {
    #expect(serves(experimentalOnly, "v1.7.0", "standard") == nil)
    #expect(serves(experimentalOnly, "v1.7.0", "experimental") == nil)
    #expect(serves(later, "v1.7.0", "standard") == true)
  }

  @Test(arguments: [
    "monthly-2026.05", "v1.5", "v1.5.0.1", "v1.5.x", "", "v", "v1.-5.0", "v1.5.0-",
    "v1.99999999999999999999.0",
  ])
  func whatIsNoVersionIsUnknown(_ version: String) {
    #expect(BundleVersion(version) == nil)
    #expect(serves(later, version, "standard") == nil)
    #expect(serves(experimentalOnly, version, "experimental") == nil)
  }

  @Test func aPreReleaseOfTheFirstReleaseIsUnknown() {
    #expect(serves(later, "v1.5.0-rc.1", "standard") == nil)
    #expect(serves(later, "v1.5.1-dev", "standard") == true)
    #expect(serves(later, "v1.4.0-rc.1", "standard") == false)
    #expect(serves(later, "v1.5.0+gke.1", "standard") == true)
  }

  @Test func withoutAVersionNothingIsSaid() {
    for channel in [nil, "standard", "experimental"] {
      #expect(serves(later, nil, channel) == nil)
      #expect(serves(experimentalOnly, nil, channel) == nil)
    }
    #expect(ServedGatewayAPI.unknown.serves(later) == nil)
  }

  @Test(arguments: [nil, "preview", ""])
  func withoutAChannelOnlyWhatBothSayIsSaid(_ channel: String?) {
    #expect(serves(later, "v1.2.0", channel) == false)
    #expect(serves(later, "v1.4.0", channel) == nil)
    #expect(serves(later, "v1.5.0", channel) == true)
    #expect(serves(experimentalOnly, "v1.1.0", channel) == false)
    #expect(serves(experimentalOnly, "v1.4.0", channel) == nil)
  }

  @Test func aPolicyIsNoPartOfGatewayAPI() {
    #expect(serves(GatewayEquivalent("a policy"), "v1.6.1", "standard") == nil)
  }
}
