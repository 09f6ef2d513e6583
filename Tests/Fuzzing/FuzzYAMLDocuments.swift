import JSONScanner
import YAMLDocuments

/// Whatever YAML becomes is JSON that the scanner takes, without a name twice; in which pieces it
/// is read makes no difference.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzYAMLDocuments(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = UnsafeRawBufferPointer(start: start, count: count)
  let whole = documents(input, inputBytes: 1 << 16, outputBytes: 1 << 16)
  let pieceBytes = 1 + (input.first.map(Int.init) ?? 0) % 7
  let pieces = documents(input, inputBytes: pieceBytes, outputBytes: pieceBytes)
  // Of several faults libyaml, which reads ahead, may come upon another one first.
  precondition(
    (whole.failure == nil) == (pieces.failure == nil),
    "\(whole.failure ?? "-"), \(pieces.failure ?? "-")")
  let isSame = zip(whole.texts, pieces.texts).allSatisfy { $0 == $1 }
  precondition(isSame, "another text in pieces of \(pieceBytes)")
  if whole.failure == nil { precondition(whole.texts.count == pieces.texts.count) }
  for text in whole.texts { requireJSON(text) }
  return 0
}

/// The JSON of every document that was read to its end, and why reading ended early, if it did.
private func documents(
  _ input: UnsafeRawBufferPointer, inputBytes: Int, outputBytes: Int
) -> (texts: [[UInt8]], failure: String?) {
  var limits = YAMLLimits()
  limits.expandedBytesMax = 1 << 16
  limits.nodeBytesMax = 1 << 16
  var position = 0
  var reader = YAMLDocumentReader(limits: limits) { space in
    let end = min(position + min(inputBytes, space.count), input.count)
    space.copyBytes(from: UnsafeRawBufferPointer(rebasing: input[position..<end]))
    defer { position = end }
    return end - position
  }
  var texts: [[UInt8]] = []
  var space = [UInt8](repeating: 0, count: outputBytes)
  do {
    while try reader.nextDocument() {
      var text: [UInt8] = []
      while true {
        let count = try space.withUnsafeMutableBytes { try reader.read(into: $0) }
        if count == 0 { break }
        text += space[..<count]
      }
      texts.append(text)
    }
  } catch let error as YAMLError {
    return (texts, error.description)
  } catch {
    preconditionFailure("no YAMLError: \(error)")
  }
  return (texts, nil)
}

private func requireJSON(_ text: [UInt8]) {
  var scanner = JSONScanner()
  text.withUnsafeBytes { scanner.load($0) }
  var writer = CanonicalWriter()
  do throws(JSONSyntaxError) {
    let end = try scanner.scan(at: 0)
    precondition(end == text.count, "something follows the value")
    try writer.write(scanner)
  } catch {
    switch error.reason {
    case .numberOutOfRange, .tooDeep: return
    default: preconditionFailure("not JSON: \(error) in \(String(decoding: text, as: UTF8.self))")
    }
  }
}
