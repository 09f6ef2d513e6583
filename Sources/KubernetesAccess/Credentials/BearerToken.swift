import EvidenceSources

/// What may stand in `Authorization: Bearer`.
enum BearerToken {
  /// A token as it is.
  ///
  /// - Parameter place: where it comes from, for the message.
  /// - Throws: ``AccessError`` where a header cannot hold it, or it would add one.
  static func checked(_ token: String, at place: String) throws(AccessError) -> String {
    guard token.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw AccessError(
        .malformed,
        "\(place) holds a token with spaces, line breaks or other characters that "
          + "cannot be sent",
        hint: "a token is one word")
    }
    return token
  }
}
