/// The known name that was probably meant, for a hint.
package enum NearestName {
  /// The known name that differs least, in other letters than their case and without regard to
  /// marks; nil when all differ much. A last level by itself is enough.
  package static func find(_ name: String, among known: [String]) -> String? {
    let wanted = letters(name)
    let candidates = known.map { candidate in
      let last = candidate.split(separator: ".").last.map(String.init) ?? candidate
      return (
        name: candidate,
        distance: min(
          distance(wanted, letters(candidate)),
          distance(wanted, letters(last)))
      )
    }
    guard let nearest = candidates.min(by: { $0.distance < $1.distance }),
      nearest.distance <= min(2, wanted.count / 3)
    else { return nil }
    return nearest.name
  }

  private static func letters(_ name: String) -> [Character] {
    name.prefix(64).lowercased().filter { $0.isLetter || $0.isNumber }
  }

  /// How many letters have to be put in, left out or replaced
  /// (https://en.wikipedia.org/wiki/Levenshtein_distance).
  private static func distance(_ first: [Character], _ second: [Character]) -> Int {
    var row = Array(0...second.count)
    for (i, letter) in first.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in second.enumerated() {
        let replaced = diagonal + (letter == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
      }
    }
    return row[second.count]
  }
}
