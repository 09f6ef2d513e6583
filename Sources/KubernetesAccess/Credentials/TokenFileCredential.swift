package import ClusterObjects
import EvidenceSources

/// A token in a file that somebody else renews, such as a service account's: it is read again when
/// it is older than a minute or the server refused it, as client-go does
/// (https://github.com/kubernetes/client-go/blob/master/transport/token_source.go).
package actor TokenFileCredential: CredentialSource {
  /// How old a token may become before the file is looked at again, in seconds.
  static let ageMaxSeconds = 60.0
  private static let bytesMax = 1 << 20

  private let path: String
  private let fallbackToken: String?
  private let now: @Sendable () -> Instant
  private var cached: (token: String, readAt: Instant)?

  /// - Parameters:
  ///   - fallbackToken: what is used as long as the file could not be read at all.
  ///   - now: the clock.
  package init(
    path: String, fallbackToken: String? = nil, now: @escaping @Sendable () -> Instant
  ) {
    self.path = path
    self.fallbackToken = fallbackToken
    self.now = now
  }

  /// The file's token. One that was read before stays good when the file cannot be read for now,
  /// unless it was refused.
  package func credential(replacing rejected: Credential?) async throws -> Credential {
    let time = now()
    let isRejected = cached != nil && rejected?.bearerToken == cached?.token
    if let cached, !isRejected {
      let age = time.seconds(since: cached.readAt)
      if (0..<Self.ageMaxSeconds).contains(age) { return Self.credential(cached.token) }
    }
    do {
      let token = try read()
      cached = (token, time)
      return Self.credential(token)
    } catch {
      guard let known = cached?.token ?? fallbackToken, !isRejected,
        known != rejected?.bearerToken
      else { throw error }
      return Self.credential(known)
    }
  }

  private func read() throws(AccessError) -> String {
    let bytes = try BoundedFile.bytes(of: path, what: "token file", limitBytes: Self.bytesMax)
    let isSpace: (UInt8) -> Bool = { [0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D].contains($0) }
    let trimmed = bytes.drop(while: isSpace).reversed().drop(while: isSpace).reversed()
    guard !trimmed.isEmpty else {
      throw AccessError(
        .unauthenticated, "token file \(path) is empty",
        hint: "whoever writes it has to put a token in")
    }
    let token = String(decoding: Array(trimmed), as: UTF8.self)
    return try BearerToken.checked(token, at: "token file \(path)")
  }

  private static func credential(_ token: String) -> Credential {
    var credential = Credential()
    credential.bearerToken = token
    return credential
  }
}
