/// The names of all open mappings, so that none is given twice: those of the innermost mapping are
/// the last ones.
struct MappingNames {
  private struct Name {
    let start: Int
    let end: Int
    let place: YAMLPlace
  }

  private var names: [Name] = []
  private var text: [UInt8] = []

  /// How many there are.
  var count: Int { names.count }

  /// Adds a name.
  ///
  /// - Parameters:
  ///   - name: as it stands in JSON, without quotes.
  ///   - first: where the names of its mapping begin.
  /// - Returns: whether it sorts behind the mapping's name before it.
  mutating func add(
    _ name: UnsafeBufferPointer<UInt8>, at place: YAMLPlace, inMappingFrom first: Int
  ) throws(YAMLError) -> Bool {
    let start = text.count
    text.append(contentsOf: name)
    names.append(Name(start: start, end: text.count, place: place))
    guard names.count > first + 1 else { return true }
    let previous = names[names.count - 2]
    if precedes(previous, names[names.count - 1]) { return true }
    if text[previous.start..<previous.end].elementsEqual(name) { throw duplicate(names.count - 1) }
    return false
  }

  /// Proves that no name stands twice among those from `first` on.
  func requireUnique(from first: Int) throws(YAMLError) {
    let order = (first..<names.count).sorted { precedes(names[$0], names[$1]) }
    for (index, next) in zip(order, order.dropFirst())
    where !precedes(names[index], names[next]) {
      throw duplicate(max(index, next))
    }
  }

  /// The names from `first` on.
  func set(from first: Int) -> Set<[UInt8]> {
    Set(names[first...].map { Array(text[$0.start..<$0.end]) })
  }

  /// Forgets the names from `first` on.
  mutating func remove(from first: Int) {
    guard first < names.count else { return }
    text.removeLast(text.count - names[first].start)
    names.removeLast(names.count - first)
  }

  private func precedes(_ first: Name, _ second: Name) -> Bool {
    text.withUnsafeBufferPointer { text in
      text[first.start..<first.end].lexicographicallyPrecedes(text[second.start..<second.end])
    }
  }

  private func duplicate(_ index: Int) -> YAMLError {
    let name = names[index]
    let text = String(decoding: text[name.start..<name.end], as: UTF8.self)
    return YAMLError(.duplicateName(text), at: name.place)
  }
}
