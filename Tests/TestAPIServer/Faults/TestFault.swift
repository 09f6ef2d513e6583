/// Something that goes wrong on purpose.
package struct TestFault: Sendable {
  /// What goes wrong.
  package var kind: Kind
  /// Paths that begin like this are hit, the base path left out; empty: all.
  package var pathPrefix: String
  /// Whether only pages of a list after its first are hit.
  package var onlyLaterPages: Bool
  /// How many requests are hit before all is well again; nil: all of them.
  package var times: Int?
  /// How many requests pass before the first one is hit.
  package var skipping: Int

  package init(
    _ kind: Kind, path pathPrefix: String = "", onlyLaterPages: Bool = false, times: Int? = nil,
    skipping: Int = 0
  ) {
    self.kind = kind
    self.pathPrefix = pathPrefix
    self.onlyLaterPages = onlyLaterPages
    self.times = times
    self.skipping = skipping
  }

  /// What can go wrong.
  package enum Kind: Sendable {
    /// A Status of this code (429, 500, 503, 504 ...) instead of the answer.
    case status(_ code: Int, message: String = "", retryAfterSeconds: Int? = nil)
    /// A plain text of this code, as proxies and load balancers answer.
    case text(_ code: Int, String)
    /// 410: the list is no longer known. With a token, it goes on with it inconsistently, as a
    /// real server offers.
    case expired(withToken: Bool)
    /// The answer comes later.
    case delay(milliseconds: Int)
    /// Head and so many bytes of the body, then nothing more; the connection stays open.
    case stall(afterBytes: Int)
    /// Head and so many bytes of the body, then the connection is closed.
    case truncate(afterBytes: Int, isChunked: Bool)
    /// A whole answer whose body is broken off and goes on with what is not JSON.
    case corruptJSON(afterBytes: Int)
    /// A body that is said to be gzip, and is not to its end.
    case corruptGzip(CorruptGzip)
    /// The connection is closed without an answer.
    case closeBeforeAnswer
    /// 307 to this URL.
    case redirect(to: String)
    /// A page for people, with status 200, as login pages of proxies are.
    case htmlPage
    /// The right body with this media type.
    case contentType(String)
    /// A list that is empty but for so many bytes of white space. Compressed, it is a bomb.
    case oversizedBody(bytes: Int)
    /// One text value of so many bytes in an otherwise right list.
    case oversizedObject(bytes: Int)
    /// Arrays nested so deep.
    case deepBody(depth: Int)
    /// The answer comes in small parts.
    case slowDrip(bytes: Int, everyMilliseconds: Int)
    /// Every page of a list leads back to itself.
    case endlessPages
    /// A list without `metadata`.
    case listWithoutMetadata
  }

  /// How a gzip body is broken.
  package enum CorruptGzip: Sendable {
    /// The second half is noise.
    case noise
    /// It ends in the middle.
    case cut
    /// The checksum at its end is wrong.
    case checksum
    /// It is not compressed at all.
    case plain
  }
}
