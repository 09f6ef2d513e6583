import JSONScanner

/// A text and what the scanner makes of it.
struct ScannedText {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  init(_ text: String) { bytes = Array(text.utf8) }

  /// Why the text is refused as a whole, nil when it is accepted.
  var refusal: JSONSyntaxError? {
    do throws(JSONSyntaxError) {
      var scanner = JSONScanner()
      scanner.load(bytes)
      try scanner.scanWhole()
      return nil
    } catch {
      return error
    }
  }

  /// The kind of the value; nil when the text is refused.
  var kind: JSONKind? {
    var scanner = JSONScanner()
    scanner.load(bytes)
    guard (try? scanner.scanWhole()) != nil else { return nil }
    return scanner.kind(0)
  }

  /// The text of a string, escapes resolved, or a number as it is written.
  func string() throws -> String {
    var scanner = JSONScanner()
    scanner.load(bytes)
    try scanner.scanWhole()
    return scanner.string(0)
  }

  /// The canonical form.
  func canonical() throws(JSONSyntaxError) -> String {
    var scanner = JSONScanner()
    scanner.load(bytes)
    try scanner.scanWhole()
    var writer = CanonicalWriter()
    try writer.write(scanner)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The canonical form as bytes, or why there is none.
  var canonicalResult: Result<[UInt8], JSONSyntaxError> {
    Result { () throws(JSONSyntaxError) in Array(try canonical().utf8) }
  }
}
