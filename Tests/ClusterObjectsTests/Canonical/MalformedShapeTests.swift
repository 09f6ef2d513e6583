import ClusterObjects
import JSONScanner
import Testing

/// Shapes that the API never serves, but a file could hold: what no allow-list speaks about is not
/// stored.
@Suite struct MalformedShapeTests {
  @Test(arguments: [
    ("configmaps", "coredns", #"{"data":"hunter2"}"#, #"{}"#),
    ("configmaps", "coredns", #"{"data":["hunter2"],"binaryData":"hunter2"}"#, #"{}"#),
    (
      "pods", "a", #"{"spec":{"containers":["hunter2"],"dnsPolicy":"None"}}"#,
      #""dnsPolicy":"None""#
    ),
    ("pods", "a", #"{"spec":"hunter2"}"#, #"{}"#),
    (
      "daemonsets", "a",
      #"{"spec":{"template":{"spec":{"containers":[{"args":"hunter2","name":"b"}]}}}}"#,
      #"{"name":"b"}"#
    ),
    (
      "daemonsets", "a",
      #"{"spec":{"template":{"spec":{"containers":[{"args":[["hunter2"]],"name":"b"}]}}}}"#,
      #"{"netlapse/withheld":true}"#
    ),
    ("daemonsets", "a", #"{"spec":{"template":{"spec":{"containers":"hunter2"}}}}"#, #"{}"#),
  ])
  func nothingOfThemIsStored(
    _ resource: String, _ name: String, _ object: String, _ expected: String
  ) throws {
    let resource = try #require(ResourceCatalogue.current.resource(called: resource))
    var scanner = JSONScanner()
    scanner.load(Array(object.utf8))
    try scanner.scanWhole()
    var canonicalizer = ObjectCanonicalizer()
    let bytes = try canonicalizer.canonicalize(
      &scanner, as: resource, namespace: "kube-system", name: name, apiVersion: "v1")
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(!text.contains("hunter2"), "\(text)")
    #expect(expected == "{}" || text.contains(expected), "\(text)")
  }
}
