/// What somebody else wrote, as a message may quote it: one line, short, harmless.
struct RefusedText: CustomStringConvertible {
  private static let scalarsMax = 200

  let description: String

  init(_ text: some StringProtocol, scalarsMax: Int = RefusedText.scalarsMax) {
    let start = text.unicodeScalars.prefix(scalarsMax)
    var quoted = String.UnicodeScalarView()
    for scalar in start {
      let isControl = scalar.properties.generalCategory == .control
      quoted.append(isControl ? "\u{FFFD}" : scalar)
    }
    description = String(quoted) + (start.endIndex < text.endIndex ? "..." : "")
  }
}
