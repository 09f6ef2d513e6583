import NIOCore
import NIOSSL

/// What a certificate is for: its subject alternative names.
struct CertificateNames {
  /// DNS names, wildcards included.
  private(set) var names: [String] = []
  /// Addresses, with port 0.
  private(set) var addresses: [SocketAddress] = []

  init(_ certificate: NIOSSLCertificate) {
    for name in certificate._subjectAlternativeNames() {
      let contents = Array(name.contents)
      switch name.nameType {
      case .dnsName: names.append(String(decoding: contents, as: UTF8.self))
      case .ipAddress:
        if let address = try? SocketAddress(packedIPAddress: ByteBuffer(bytes: contents), port: 0) {
          addresses.append(address)
        }
      default: break
      }
    }
  }

  /// The names for a message: not too many of them.
  var summary: String {
    let all =
      names.map { RefusedText($0, scalarsMax: 80).description } + addresses.compactMap(\.ipAddress)
    guard !all.isEmpty else { return "no name at all" }
    return all.prefix(6).joined(separator: ", ") + (all.count > 6 ? ", ..." : "")
  }
}
