/// A name with placeholders: `alb.ingress.kubernetes.io/actions.${action-name}`,
/// `.../router.tls.domains.n.main`, `konghq.com/headers.*`.
struct AnnotationNamePattern: Sendable {
  private enum Piece: Sendable {
    case text([UInt8])
    /// At least one byte, and no `/`.
    case anything
    /// At least one digit.
    case number
  }

  private let pieces: [Piece]

  /// Nil for a name without placeholders.
  init?(_ name: String) {
    var pieces: [Piece] = []
    var text: [UInt8] = []
    var rest = Substring(name)
    while !rest.isEmpty {
      let length: Int
      if rest.hasPrefix("${"), let end = rest.firstIndex(of: "}") {
        pieces += [.text(text), .anything]
        length = rest.distance(from: rest.startIndex, to: end) + 1
        text = []
      } else if rest == "*" {
        pieces += [.text(text), .anything]
        length = 1
        text = []
      } else if rest.hasPrefix(".n.") {
        pieces += [.text(text + [UInt8(ascii: ".")]), .number]
        length = 2
        text = []
      } else {
        text += Array(rest.prefix(1).utf8)
        length = 1
      }
      rest = rest.dropFirst(length)
    }
    guard !pieces.isEmpty else { return nil }
    self.pieces = text.isEmpty ? pieces : pieces + [.text(text)]
  }

  /// Whether the name is one of those meant. A name longer than Kubernetes allows is not
  /// (253 bytes of prefix, a `/`, 63 bytes:
  /// https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/).
  func matches(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    return bytes.count <= 317 && Self.matches(pieces[...], bytes[...])
  }

  /// At most two placeholders stand in a pattern, so this asks at most a length's square.
  private static func matches(_ pieces: ArraySlice<Piece>, _ bytes: ArraySlice<UInt8>) -> Bool {
    guard let piece = pieces.first else { return bytes.isEmpty }
    let rest = pieces.dropFirst()
    let run: ArraySlice<UInt8>
    switch piece {
    case .text(let text):
      return bytes.starts(with: text) && matches(rest, bytes.dropFirst(text.count))
    case .anything: run = bytes.prefix { $0 != UInt8(ascii: "/") }
    case .number:
      run = bytes.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
    return run.indices.contains { matches(rest, bytes[($0 + 1)...]) }
  }
}
