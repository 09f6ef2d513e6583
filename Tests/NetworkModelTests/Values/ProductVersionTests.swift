import Testing

@testable import NetworkModel

@Suite struct ProductVersionTests {
  @Test(arguments: [
    ("v1.19.5", [1, 19, 5]), ("1.34.2-eks-abc", [1, 34, 2]), ("v1.33", [1, 33, 0]),
    ("v20260820.1", [20_260_820, 1, 0]), ("1.21.0-pre.0", [1, 21, 0]), ("1.2.3.4", [1, 2, 3]),
  ])
  func readsTheNumbers(_ text: String, _ numbers: [Int]) {
    #expect(ProductVersion(text)?.numbers == numbers)
  }

  @Test(arguments: ["", "latest", "v20260820-b09f1a24", "v1", "x1.2", "1..2.99999999999999999999"])
  func refusesWhatHasNone(_ text: String) {
    #expect(ProductVersion(text) == nil)
  }

  @Test func ordersByNumbersAndPrereleases() throws {
    let versions = try ["1.19.4", "1.19.5-rc.1", "1.19.5", "1.20.0-pre.1", "v1.20.0"].map {
      try #require(ProductVersion($0))
    }
    #expect(versions.sorted() == versions)
    #expect(versions[1] < versions[2] && versions[2] != versions[1])
    #expect(try #require(ProductVersion("1.9.0")) < #require(ProductVersion("1.10.0")))
  }

  @Test(arguments: [
    ("quay.io/cilium/cilium:v1.19.5@sha256:abc", "cilium/cilium", "v1.19.5"),
    ("localhost:5000/a/b", "a/b", nil), ("localhost:5000/a/b:2", "a/b", "2"),
    ("coredns", "coredns", nil),
    (
      "registry.k8s.io/coredns/coredns:v1.12.0", "coredns/coredns",
      "v1.12.0"
    ),
    ("example.org/x@sha256:00", "x", nil),
  ])
  func readsImages(_ text: String, _ repository: String, _ tag: String?) {
    #expect(ImageReference(text).repository == repository)
    #expect(ImageReference(text).tag == tag)
  }
}
