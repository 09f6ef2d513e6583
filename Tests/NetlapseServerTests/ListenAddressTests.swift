import NetlapseServer
import Testing

/// Where to listen, as the command line says it.
struct ListenAddressTests {
  @Test(arguments: [
    ("127.0.0.1:9464", "127.0.0.1", 9464), (":9464", "127.0.0.1", 9464), ("0", "127.0.0.1", 0),
    ("0.0.0.0:80", "0.0.0.0", 80), ("[::1]:9464", "::1", 9464),
    ("node-1.lab:65535", "node-1.lab", 65535),
  ])
  func placesAreRead(text: String, host: String, port: Int) throws {
    let address = try #require(ListenAddress(text))
    #expect(address == ListenAddress(host: host, port: port))
    #expect(ListenAddress(address.description) == address)
  }

  @Test(arguments: [
    "", ":", "localhost", "localhost:", "localhost:x", "localhost:-1", "localhost:65536", "::1:80",
    "[]:80", "[::1]", "http://localhost:80", "a b:80", "localhost:+80", "localhost:٣",
  ])
  func anythingElseIsNoPlace(text: String) {
    #expect(ListenAddress(text) == nil)
  }
}
