import ClusterObjects
import JSONScanner

/// Compares two contents of one object, both canonical and both on the tape of a scanner.
struct ObjectComparison: ~Copyable {
  private let rules: ComparisonRules
  private var changes: [FieldChange] = []

  /// Where a comparison stands in the two objects and in the rules.
  private struct Place {
    var path: [String] = []
    var pointerFrom = ""
    var pointerTo = ""
    var ignored: FieldTree.Position? = FieldTree.root
    var lists: FieldTree.Position? = FieldTree.root
  }

  init(rules: ComparisonRules) { self.rules = rules }

  /// Everything that differs and counts, sorted by path.
  mutating func compare(
    _ from: borrowing JSONScanner, _ to: borrowing JSONScanner
  ) -> [FieldChange] {
    changes = []
    compare(from, 0, to, 0, Place())
    return changes.sorted { $0.path < $1.path }
  }

  private mutating func compare(
    _ from: borrowing JSONScanner, _ a: Int, _ to: borrowing JSONScanner, _ b: Int, _ place: Place
  ) {
    switch (from.kind(a), to.kind(b)) {
    case (.object, .object): compareObjects(from, a, to, b, place)
    case (.array, .array): compareArrays(from, a, to, b, place)
    default:
      if Self.isSameScalar(from, a, to, b) { return }
      note(place, JSONValue(from, node: a), JSONValue(to, node: b))
    }
  }

  /// Scalars are canonical: equal values are equal bytes.
  private static func isSameScalar(
    _ from: borrowing JSONScanner, _ a: Int, _ to: borrowing JSONScanner, _ b: Int
  ) -> Bool {
    let kind = from.kind(a)
    guard kind == to.kind(b), kind != .object, kind != .array else { return false }
    return from.rawBytes(a).elementsEqual(to.rawBytes(b))
  }

  private mutating func note(_ place: Place, _ from: JSONValue?, _ to: JSONValue?) {
    changes.append(
      FieldChange(
        path: FieldPath(place.path), from: from, to: to,
        pointerFrom: from.map { _ in place.pointerFrom },
        pointerTo: to.map { _ in place.pointerTo }))
  }

  /// A value that one side lacks: as a whole, unless something in it is no change. Then its
  /// members are noted one by one, so that what counts is shown and the rest is not.
  private mutating func noteOneSided(
    _ scanner: borrowing JSONScanner, _ index: Int, _ place: Place, isFrom: Bool
  ) {
    guard place.ignored != nil, scanner.kind(index) == .object,
      scanner.next(index) > index + 1
    else {
      let value = JSONValue(scanner, node: index)
      return isFrom ? note(place, value, nil) : note(place, nil, value)
    }
    for name in scanner.memberNames(of: index) {
      if let below = self.place(place, member: scanner.string(name), at: name, in: scanner) {
        noteOneSided(scanner, name + 1, below, isFrom: isFrom)
      }
    }
  }

  // MARK: Objects

  private mutating func compareObjects(
    _ from: borrowing JSONScanner, _ a: Int, _ to: borrowing JSONScanner, _ b: Int, _ place: Place
  ) {
    let keepsTransition = Self.isSameCondition(from, a, to, b)
    var (nameA, nameB) = (a + 1, b + 1)
    let (endA, endB) = (from.next(a), to.next(b))
    while nameA < endA || nameB < endB {
      let order = nameA == endA ? 1 : nameB == endB ? -1 : Self.order(from, nameA, to, nameB)
      if order == 0, Self.isSameScalar(from, nameA + 1, to, nameB + 1) {
        // Most members are: no need to find out where this is.
        (nameA, nameB) = (nameA + 2, nameB + 2)
        continue
      }
      let name = order <= 0 ? from.string(nameA) : to.string(nameB)
      let below =
        order <= 0
        ? self.place(place, member: name, at: nameA, in: from)
        : self.place(place, member: name, at: nameB, in: to)
      if let below, !(keepsTransition && name == "lastTransitionTime") {
        if order < 0 {
          noteOneSided(from, nameA + 1, below, isFrom: true)
        } else if order > 0 {
          noteOneSided(to, nameB + 1, below, isFrom: false)
        } else {
          compare(from, nameA + 1, to, nameB + 1, below)
        }
      }
      if order <= 0 { nameA = from.next(nameA + 1) }
      if order >= 0 { nameB = to.next(nameB + 1) }
    }
  }

  /// Order of two names by the bytes of their text, which canonical form keeps unescaped but for
  /// rarities.
  private static func order(
    _ from: borrowing JSONScanner, _ a: Int, _ to: borrowing JSONScanner, _ b: Int
  ) -> Int {
    if from.rawBytes(a).elementsEqual(to.rawBytes(b)) { return 0 }
    return from.string(a).precedesBytewise(to.string(b)) ? -1 : 1
  }

  /// Whether both are conditions of one status: a transition time that moved all the same says
  /// nothing.
  private static func isSameCondition(
    _ from: borrowing JSONScanner, _ a: Int, _ to: borrowing JSONScanner, _ b: Int
  ) -> Bool {
    guard let statusA = from.member(a, "status"), let statusB = to.member(b, "status"),
      from.member(a, "type") != nil, to.member(b, "type") != nil,
      from.kind(statusA) == .string
    else { return false }
    return from.stringValue(statusA) == to.stringValue(statusB)
  }

  /// The place of a member; nil when it is no change whatever it holds.
  private func place(
    _ place: Place, member name: String, at index: Int, in scanner: borrowing JSONScanner
  ) -> Place? {
    var below = place
    below.ignored = place.ignored.flatMap {
      rules.ignored.member(of: $0, named: index, in: scanner)
    }
    if let ignored = below.ignored, rules.ignored.isEnd(ignored) { return nil }
    below.lists = place.lists.flatMap { rules.lists.member(of: $0, named: index, in: scanner) }
    below.path.append(name)
    let escaped = "/" + FieldPath.escape(name)
    below.pointerFrom += escaped
    below.pointerTo += escaped
    return below
  }

  // MARK: Lists

  private mutating func compareArrays(
    _ from: borrowing JSONScanner, _ a: Int, _ to: borrowing JSONScanner, _ b: Int, _ place: Place
  ) {
    let (elementsA, elementsB) = (from.elements(of: a), to.elements(of: b))
    let (namesA, namesB) = names(from, elementsA, to, elementsB, place)
    let indexB = Dictionary(uniqueKeysWithValues: zip(namesB, namesB.indices))
    var paired: Set<Int> = []
    for (index, name) in namesA.enumerated() {
      guard let other = indexB[name] else {
        if let below = self.place(place, element: name, index, nil) {
          note(below, JSONValue(from, node: elementsA[index]), nil)
        }
        continue
      }
      paired.insert(other)
      if let below = self.place(place, element: name, index, other) {
        compare(from, elementsA[index], to, elementsB[other], below)
      }
    }
    for (index, name) in namesB.enumerated() where !paired.contains(index) {
      if let below = self.place(place, element: name, nil, index) {
        note(below, nil, JSONValue(to, node: elementsB[index]))
      }
    }
  }

  /// What each element is called on either side: by the first natural key that tells all of them
  /// apart, else by position.
  private func names(
    _ from: borrowing JSONScanner, _ elementsA: [Int], _ to: borrowing JSONScanner,
    _ elementsB: [Int], _ place: Place
  ) -> ([String], [String]) {
    let ways = place.lists.flatMap { rules.lists.pattern(at: $0) }.map { rules.listWays[$0] }
    for way in ways ?? [] {
      if let namesA = Self.names(from, elementsA, by: way),
        let namesB = Self.names(to, elementsB, by: way)
      {
        return (namesA, namesB)
      }
    }
    return (elementsA.indices.map(String.init), elementsB.indices.map(String.init))
  }

  /// Nil unless the way names every element, each differently.
  private static func names(
    _ scanner: borrowing JSONScanner, _ elements: [Int], by way: [FieldPattern]
  ) -> [String]? {
    var names: [String] = []
    names.reserveCapacity(elements.count)
    for element in elements {
      var parts: [String] = []
      for pattern in way {
        if let value = value(scanner, element, pattern) { parts.append(scanner.string(value)) }
      }
      if parts.isEmpty { return nil }
      names.append(parts.joined(separator: "/"))
    }
    return Set(names).count == names.count ? names : nil
  }

  private static func value(
    _ scanner: borrowing JSONScanner, _ element: Int, _ pattern: FieldPattern
  ) -> Int? {
    var current = element
    for case .name(let name) in pattern.steps {
      switch scanner.kind(current) {
      case .object:
        guard let value = scanner.member(current, named: name) else { return nil }
        current = value
      case .array:
        let elements = scanner.elements(of: current)
        guard let index = Int(name), elements.indices.contains(index) else { return nil }
        current = elements[index]
      default: return nil
      }
    }
    let kind = scanner.kind(current)
    return kind == .string || kind == .number ? current : nil
  }

  /// The place of an element; nil when it is no change whatever it holds.
  private func place(
    _ place: Place, element name: String, _ indexFrom: Int?, _ indexTo: Int?
  ) -> Place? {
    var below = place
    below.ignored = place.ignored.flatMap { rules.ignored.element(of: $0) }
    if let ignored = below.ignored, rules.ignored.isEnd(ignored) { return nil }
    below.lists = place.lists.flatMap { rules.lists.element(of: $0) }
    below.path.append(name)
    if let indexFrom { below.pointerFrom += "/\(indexFrom)" }
    if let indexTo { below.pointerTo += "/\(indexTo)" }
    return below
  }
}
