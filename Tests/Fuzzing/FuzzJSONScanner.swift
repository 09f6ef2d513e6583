import JSONScanner

/// What the scanner accepts has a canonical form that it accepts again and that is its own, and
/// where the window ends makes no difference.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzJSONScanner(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = UnsafeRawBufferPointer(start: start, count: count)
  let whole = scanned(input)
  requireSameInPieces(input, whole)
  guard case .success = whole, let once = canonical(input) else { return 0 }
  let twice = once.withUnsafeBytes { canonical($0) }
  precondition(twice == once, "the canonical form is not its own canonical form")
  return 0
}

/// Where the value ends, or why it is none.
private func scanned(_ bytes: UnsafeRawBufferPointer) -> Result<Int, JSONSyntaxError> {
  var scanner = JSONScanner()
  scanner.load(bytes)
  return Result { () throws(JSONSyntaxError) in try scanner.scan(at: 0) }
}

/// A window that grows by pieces has to come to the same answer as one that holds everything.
private func requireSameInPieces(
  _ input: UnsafeRawBufferPointer, _ whole: Result<Int, JSONSyntaxError>
) {
  var scanner = JSONScanner()
  // Any rule will do that sets the edges elsewhere for another input.
  let pieceBytes = 1 + (input.first.map(Int.init) ?? 0) % 13
  var position = 0
  while position < input.count {
    let end = min(position + pieceBytes, input.count)
    scanner.append(UnsafeRawBufferPointer(rebasing: input[position..<end]))
    position = end
    let part = Result { () throws(JSONSyntaxError) in try scanner.scan(at: 0) }
    switch part {
    case .success(let valueEnd) where valueEnd < scanner.count || position == input.count:
      precondition(part == whole, "\(part) in a part of what is \(whole)")
      return
    case .failure(let error) where error.reason != .unexpectedEnd:
      precondition(part == whole, "\(part) in a part of what is \(whole)")
      return
    default: break
    }
  }
}

/// The canonical form; nil for what JSON allows and no store can keep exactly.
private func canonical(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
  var scanner = JSONScanner()
  scanner.load(bytes)
  var writer = CanonicalWriter()
  do throws(JSONSyntaxError) {
    _ = try scanner.scan(at: 0)
    try writer.write(scanner)
    return Array(writer.bytes)
  } catch {
    switch error.reason {
    case .duplicateName, .numberOutOfRange: return nil
    default: preconditionFailure("accepted at first, and then: \(error)")
    }
  }
}
