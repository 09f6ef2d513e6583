#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

extension JSONScanner {
  /// The node at `index`.
  package func node(_ index: Int) -> JSONNode { nodes[index] }

  /// What the value at `index` is.
  package func kind(_ index: Int) -> JSONKind { nodes[index].kind }

  /// Index of the node after the value at `index`.
  package func next(_ index: Int) -> Int { Int(nodes[index].next) }

  /// The bytes of a string (escapes unresolved), number or literal, valid until the window changes.
  package func rawBytes(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: text + Int(nodes[index].start), count: Int(nodes[index].length))
  }

  /// The bytes of the window between two offsets, valid until the window changes.
  package func textBytes(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: text + range.lowerBound, count: range.count)
  }

  /// The text of a string, escapes resolved; of a number or literal, as written.
  package func string(_ index: Int) -> String {
    let bytes = rawBytes(index)
    guard nodes[index].marks.contains(.escaped) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    return String(decoding: EscapedString(bytes).decoded(), as: UTF8.self)
  }

  /// The text of a string, nil for every other kind.
  package func stringValue(_ index: Int?) -> String? {
    guard let index, nodes[index].kind == .string else { return nil }
    return string(index)
  }

  /// Whether the string at `index` is `text`. Escapes are resolved.
  package func isString(_ index: Int, _ text: StaticString) -> Bool {
    let node = nodes[index]
    guard node.kind == .string else { return false }
    if node.marks.contains(.escaped) {
      // Not as Strings: Swift would take U+212A for K.
      return EscapedString(rawBytes(index)).decoded().elementsEqual(
        UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
    return Int(node.length) == text.utf8CodeUnitCount
      && memcmp(self.text + Int(node.start), text.utf8Start, Int(node.length)) == 0
  }

  /// Whether the string at `index` is these UTF-8 bytes. Escapes are resolved.
  package func isString(_ index: Int, utf8 bytes: [UInt8]) -> Bool {
    let node = nodes[index]
    guard node.kind == .string else { return false }
    if node.marks.contains(.escaped) { return EscapedString(rawBytes(index)).decoded() == bytes }
    return Int(node.length) == bytes.count
      && memcmp(text + Int(node.start), bytes, bytes.count) == 0
  }

  /// Index of the value of the first member called `name`, nil when there is none or `object` is
  /// no object.
  package func member(_ object: Int?, _ name: StaticString) -> Int? {
    guard let object, nodes[object].kind == .object else { return nil }
    var index = object + 1
    let end = next(object)
    while index < end {
      if isString(index, name) { return index + 1 }
      index = next(index + 1)
    }
    return nil
  }

  /// Index of the value of the first member called `name`, nil when there is none.
  package func member(_ object: Int?, named name: String) -> Int? {
    guard let object, nodes[object].kind == .object else { return nil }
    let utf8 = Array(name.utf8)
    var index = object + 1
    let end = next(object)
    while index < end {
      if isString(index, utf8: utf8) { return index + 1 }
      index = next(index + 1)
    }
    return nil
  }

  /// Indices of an array's elements; none when it is no array.
  package func elements(of array: Int?) -> [Int] {
    guard let array, nodes[array].kind == .array else { return [] }
    var elements: [Int] = []
    elements.reserveCapacity(8)
    var element = array + 1
    let end = next(array)
    while element < end {
      elements.append(element)
      element = next(element)
    }
    return elements
  }

  /// Indices of the names of an object's members; none when it is no object.
  package func memberNames(of object: Int?) -> [Int] {
    guard let object, nodes[object].kind == .object else { return [] }
    var names: [Int] = []
    var name = object + 1
    let end = next(object)
    while name < end {
      names.append(name)
      name = next(name + 1)
    }
    return names
  }

  /// Index of the value at the end of a path of names.
  package func value(at path: StaticString...) -> Int? {
    var index: Int? = 0
    for name in path { index = member(index, name) }
    return index
  }

  /// Leaves a value out of the canonical form: a member (give its name's index) or an element.
  package mutating func drop(_ index: Int) { nodes[index].marks.insert(.dropped) }

  /// Replaces a value by the withheld marker in the canonical form.
  package mutating func withhold(_ index: Int) { nodes[index].marks.insert(.withheld) }

  /// Has `text` written in the place of the string at `index`.
  package mutating func replace(_ index: Int, with text: String) {
    nodes[index].marks.insert(.replaced)
    replacements[index] = text
  }

  /// Whether a projection left the node out.
  package func isDropped(_ index: Int) -> Bool { nodes[index].marks.contains(.dropped) }

  /// Whether another text is written in the place of the string.
  package func isReplaced(_ index: Int) -> Bool { nodes[index].marks.contains(.replaced) }

  /// Whether a projection withheld the value.
  package func isWithheld(_ index: Int) -> Bool { nodes[index].marks.contains(.withheld) }

  /// Whether the text of the name at `first` sorts before the one at `second`, bytewise.
  /// Answers false when in doubt: then the names are put in order by ``compareNames(_:_:)``.
  @inline(__always)
  func isAscending(_ first: Int, _ second: Int) -> Bool {
    let (a, b) = (nodes[first], nodes[second])
    if a.marks.contains(.escaped) || b.marks.contains(.escaped) { return false }
    return compareBytes(a, b) < 0
  }

  /// Negative, zero or positive as the first name sorts before, equals or sorts after the second,
  /// by the UTF-8 bytes of their text.
  func compareNames(_ first: Int, _ second: Int) -> Int {
    let (a, b) = (nodes[first], nodes[second])
    guard a.marks.contains(.escaped) || b.marks.contains(.escaped) else {
      return compareBytes(a, b)
    }
    let (x, y) = (Array(string(first).utf8), Array(string(second).utf8))
    return x == y ? 0 : x.lexicographicallyPrecedes(y) ? -1 : 1
  }

  @inline(__always)
  private func compareBytes(_ a: JSONNode, _ b: JSONNode) -> Int {
    let shared = Int(min(a.length, b.length))
    let order = memcmp(text + Int(a.start), text + Int(b.start), shared)
    return order != 0 ? Int(order) : Int(a.length) - Int(b.length)
  }
}
