import FoundationEssentials

/// A document and its gzip form, made by gzip itself.
enum GzipSample {
  /// Two thousand items: 42011 bytes.
  static let text =
    #"{"items":["# + Array(repeating: #"{"kind":"Pod","n":1}"#, count: 2000).joined(separator: ",")
    + "]}"

  /// The same in 172 bytes.
  static let gzip = [UInt8](Data(base64Encoded: base64) ?? Data())

  private static let base64 = """
    H4sIAAAAAAACA+3IoQ2AMAAEwF1e12A7BZ7gQDSEIsCR7s4cJHfy3rRnP+/U5c3R+paa+dpS0lOnUaSUUkoppZRSSi\
    mllFJKKaWUUkoppZRSSimllFJKKaWUUkoppZRSSimllFJKKaWUUkoppZRSSimllFJKKaWUUkoppZRSSimllFJKKaWU\
    UkoppZRSSimllFJKKaWUUkoppZRSSiml/Geu4wPiFw1GG6QAAA==\

    """
}
