/// How text for people looks.
package struct TextStyle: Sendable {
  /// Whether it may hold colour.
  package let usesColor: Bool

  package init(usesColor: Bool) { self.usesColor = usesColor }

  /// What a colour is to say.
  enum Tone: Int {
    case added = 32
    case removed = 31
    case changed = 33
    case muted = 90
    case heading = 1
  }

  func colored(_ text: String, _ tone: Tone) -> String {
    usesColor ? "\u{1B}[\(tone.rawValue)m\(text)\u{1B}[0m" : text
  }
}
