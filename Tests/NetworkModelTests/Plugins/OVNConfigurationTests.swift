import Testing

@testable import NetworkModel

/// The files and lists of OVN-Kubernetes.
@Suite struct OVNConfigurationTests {
  private static let file = """
    # a comment = 1
    mtu="1"
    [default]
    ; mtu=2
    mtu = "1400"
    cluster-subnets="10.128.0.0/14/23,fd01::/48/64"
    lflow-cache-limit-kb=1048576 # kilobytes

    [kubernetes]
    mtu=3
    empty=
    """

  @Test(arguments: [
    ("mtu", "default", "1400"), ("cluster-subnets", "default", "10.128.0.0/14/23,fd01::/48/64"),
    ("lflow-cache-limit-kb", "default", "1048576"), ("mtu", "kubernetes", "3"),
    ("empty", "kubernetes", ""),
  ])
  func findsAValueInItsSection(_ name: String, _ section: String, _ value: String) {
    #expect(OVNConfiguration.value(of: name, inSection: section, of: Self.file) == value)
  }

  @Test func findsNothingElsewhere() {
    #expect(OVNConfiguration.value(of: "mtu", inSection: "gateway", of: Self.file) == nil)
    #expect(OVNConfiguration.value(of: "m", inSection: "default", of: Self.file) == nil)
    #expect(OVNConfiguration.value(of: "mtu", inSection: "default", of: "[default") == nil)
  }

  @Test(arguments: [
    ("10.244.0.0/16/24", 24), ("10.244.0.0/16", 24), ("fd00::/48", 64), ("fd00::/48/60", 60),
  ])
  func readsARangeAndItsNodesBlocks(_ text: String, _ length: Int) throws {
    #expect(try #require(OVNConfiguration.PodRange(text)).nodeLength == length)
  }

  @Test(arguments: [
    "", "10.244.0.0", "10.244.0.0/16/8", "10.244.0.0/16/33", "10.244.0.0/16/24/1", "10.244.0.0/16/",
    "10.244.0.0/28",
  ])
  func refusesWhatIsNone(_ text: String) {
    #expect(OVNConfiguration.PodRange(text) == nil)
  }
}
