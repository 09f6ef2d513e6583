package import ClusterObjects
import EvidenceSources

/// A client certificate of which at least a part is in a file that somebody else may renew: it is
/// read again when a minute has passed or the server refused it.
package actor CertificateFilesCredential: CredentialSource {
  /// Where one half comes from.
  package enum Part: Sendable {
    /// PEM that does not change.
    case data([UInt8])
    /// The path of a PEM file.
    case file(String)
  }

  /// How old what was read may become before the files are looked at again, in seconds.
  static let ageMaxSeconds = 60.0
  private static let bytesMax = 1 << 20

  private let certificate: Part
  private let key: Part
  private let now: @Sendable () -> Instant
  private var cached: (certificate: Credential.ClientCertificate, readAt: Instant)?

  /// - Parameter now: the clock.
  package init(certificate: Part, key: Part, now: @escaping @Sendable () -> Instant) {
    self.certificate = certificate
    self.key = key
    self.now = now
  }

  /// The certificate and its key. Those that were read before stay good when a file cannot be read
  /// for now, unless they were refused.
  package func credential(replacing rejected: Credential?) async throws -> Credential {
    let time = now()
    let isRejected = cached != nil && rejected?.certificate == cached?.certificate
    if let cached, !isRejected {
      let age = time.seconds(since: cached.readAt)
      if (0..<Self.ageMaxSeconds).contains(age) { return Self.credential(cached.certificate) }
    }
    do {
      let pair = Credential.ClientCertificate(
        chainPEM: try Self.read(certificate, label: "CERTIFICATE", "client certificate"),
        keyPEM: try Self.read(key, label: "PRIVATE KEY", "client key"))
      cached = (pair, time)
      return Self.credential(pair)
    } catch {
      guard let cached, !isRejected else { throw error }
      return Self.credential(cached.certificate)
    }
  }

  private static func read(
    _ part: Part, label: String, _ what: String
  ) throws(AccessError) -> [UInt8] {
    switch part {
    case .data(let bytes): return bytes
    case .file(let path):
      let bytes = try BoundedFile.bytes(of: path, what: what, limitBytes: bytesMax)
      return try PEMText.checked(bytes, label: label, at: "\(what) \(path)")
    }
  }

  private static func credential(_ certificate: Credential.ClientCertificate) -> Credential {
    var credential = Credential()
    credential.certificate = certificate
    return credential
  }
}
