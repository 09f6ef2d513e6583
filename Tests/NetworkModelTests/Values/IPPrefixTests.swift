import Testing

@testable import NetworkModel

@Suite struct IPPrefixTests {
  @Test(arguments: [
    ("10.244.0.0/16", "10.244.0.0/16"), ("10.244.7.9/16", "10.244.0.0/16"),
    ("0.0.0.0/0", "0.0.0.0/0"), ("fd00:0:0::1/48", "fd00::/48"), ("::/0", "::/0"),
    ("192.0.2.1/32", "192.0.2.1/32"),
  ])
  func readsAndNormalises(_ text: String, _ canonical: String) {
    #expect(IPPrefix(text)?.description == canonical)
  }

  @Test(arguments: [
    "", "10.0.0.0", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/ 8", "10.0.0/8", "fd00::/129", "x/8",
    "10.0.0.0/8/9", "10.0.0.0/+8",
  ])
  func refusesWhatIsNone(_ text: String) {
    #expect(IPPrefix(text) == nil)
  }

  @Test func holdsWhatLiesInIt() throws {
    let wide = try #require(IPPrefix("10.244.0.0/16"))
    let inside = try #require(IPPrefix("10.244.255.0/24"))
    let outside = try #require(IPPrefix("10.245.0.0/24"))
    let wider = try #require(IPPrefix("10.0.0.0/8"))
    #expect(wide.contains(inside) && wide.contains(wide))
    #expect(!wide.contains(outside) && !wide.contains(wider))
    #expect(wide.contains(try #require(IPAddress("10.244.255.255"))))
    #expect(!wide.contains(try #require(IPAddress("10.245.0.0"))))
    #expect(!wide.contains(try #require(IPAddress("fd00::1"))))
  }

  @Test func coversWithTheSmallestRange() throws {
    func covering(_ texts: String...) -> String? {
      IPPrefix.covering(texts.compactMap { IPPrefix($0) })?.description
    }
    #expect(covering("10.244.0.0/24", "10.244.1.0/24") == "10.244.0.0/23")
    #expect(covering("10.244.1.0/24", "10.244.2.0/24") == "10.244.0.0/22")
    #expect(covering("10.244.3.0/24") == "10.244.3.0/24")
    #expect(covering("fd00::/64", "fd00:0:0:1::/64") == "fd00::/63")
    #expect(covering() == nil)
  }
}
