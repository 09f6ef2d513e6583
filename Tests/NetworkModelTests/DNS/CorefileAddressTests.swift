import Testing

@testable import NetworkModel

@Suite struct CorefileAddressTests {
  @Test(arguments: [
    (".", ".:53"), (".:53", ".:53"), (":1053", ".:1053"), ("Cluster.Local.", "cluster.local:53"),
    ("tls://.", "tls://.:853"), ("https://example.org:8443", "https://example.org:8443"),
    ("grpc://a.example", "grpc://a.example:443"), ("DNS://a.example:5353", "a.example:5353"),
    ("10.0.0.0/24", "10.0.0.0/24:53"), ("10.0.0.0/24:5353", "10.0.0.0/24:5353"),
    ("fd00:10::/32", "fd00:10::/32:53"), ("fd00:10::/32:5353", "fd00:10::/32:5353"),
    ("a.example:{$PORT}", "a.example:{$PORT}"), ("a.example:", "a.example::53"),
  ])
  func readsZonePortAndTransport(_ text: String, _ canonical: String) {
    #expect(CorefileAddress(text).description == canonical)
  }
}
