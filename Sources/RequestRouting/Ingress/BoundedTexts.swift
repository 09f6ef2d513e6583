/// Texts for people, each once, in order of appearance, and not more than anybody reads.
struct BoundedTexts: Sendable {
  private var list: [String] = []
  private var known: Set<String> = []
  private var further = 0
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  mutating func append(_ text: String) {
    guard list.count < limit else {
      if !known.contains(text) { further += 1 }
      return
    }
    if known.insert(text).inserted { list.append(text) }
  }

  mutating func append(contentsOf texts: [String]) { for text in texts { append(text) } }

  /// The texts, and how many more there would be.
  var texts: [String] { further == 0 ? list : list + ["and \(further) more like these"] }
}
