import NIOSSL

/// Why BoringSSL gave up, by its own numbers
/// (https://boringssl.googlesource.com/boringssl/+/refs/heads/main/include/openssl/ssl.h).
enum TLSReason: Equatable {
  /// The server's certificate does not lead to an authority that is trusted, or is not valid now.
  case notVerified
  /// What came is no TLS.
  case notTLS
  /// There is no version of TLS that both speak.
  case version
  /// The server does not take the certificate that it was shown, or the lack of one.
  case certificateRefused
  /// The server knows no host of the name that was asked for.
  case unknownName
  /// The server broke the handshake off and does not say why.
  case refused
  /// The connection ended in the midst of the handshake.
  case closed
  /// Another one, with its number.
  case other(UInt32?)

  /// What an error of the TLS library means; nil when it is none.
  init?(_ error: any Error) {
    switch error {
    case NIOSSLError.handshakeFailed(let reason), NIOSSLError.shutdownFailed(let reason):
      self.init(reason)
    case let reason as BoringSSLError:
      self.init(reason)
    default:
      return nil
    }
  }

  private init(_ error: BoringSSLError) {
    switch error {
    case .sslError(let stack), .unknownError(let stack):
      if stack.contains(.eofDuringHandshake) {
        self = .closed
      } else {
        let numbers = stack.compactMap(Self.number)
        self = numbers.compactMap(Self.known).first ?? .other(numbers.first)
      }
    case .zeroReturn, .syscallError: self = .closed
    default: self = .other(nil)
    }
  }

  /// The library hides its number, but describes itself as `Error: ` and the number first.
  private static func number(_ error: BoringSSLInternalError) -> UInt32? {
    let words = error.description.split(separator: " ", maxSplits: 2)
    return words.count > 1 && words[0] == "Error:" ? UInt32(words[1]) : nil
  }

  /// The library stands in the first byte, the reason in the last twelve bits. Alerts of the server
  /// are 1000 and the number of RFC 8446, section 6.
  private static func known(_ number: UInt32) -> TLSReason? {
    let tlsLibrary: UInt32 = 16
    guard number >> 24 == tlsLibrary else { return nil }
    return switch number & 0xFFF {
    case 125: .notVerified
    case 155, 156, 247: .notTLS
    case 240, 1070: .version
    case 1041...1046, 1048, 1049, 1051, 1116: .certificateRefused
    case 1112: .unknownName
    case 1040: .refused
    default: nil
    }
  }
}
