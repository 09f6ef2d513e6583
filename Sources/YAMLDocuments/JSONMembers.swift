/// The members of an object, or the elements of an array, in JSON that this module has written:
/// compact and well-formed.
struct JSONMembers: Sequence, IteratorProtocol {
  private let json: ArraySlice<UInt8>
  private var position: Int

  /// - Parameter json: an object or an array.
  init(_ json: ArraySlice<UInt8>) {
    self.json = json
    position = json.startIndex + 1
  }

  /// The next member: its name without quotes (empty in an array), and its value.
  mutating func next() -> (name: ArraySlice<UInt8>, value: ArraySlice<UInt8>)? {
    guard position + 1 < json.endIndex else { return nil }
    var name = json[position..<position]
    if json.first == UInt8(ascii: "{") {
      let end = endOfString(position)
      name = json[position + 1..<end - 1]
      position = end + 1
    }
    let start = position
    position = endOfValue(position) + 1
    return (name, json[start..<position - 1])
  }

  private func endOfString(_ start: Int) -> Int {
    var position = start + 1
    while json[position] != UInt8(ascii: "\"") {
      position += json[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    return position + 1
  }

  /// Where the value ends: at the comma or bracket behind it.
  private func endOfValue(_ start: Int) -> Int {
    var position = start
    var depth = 0
    while true {
      switch json[position] {
      case UInt8(ascii: "\""):
        position = endOfString(position)
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return position }
        depth -= 1
      case UInt8(ascii: ",") where depth == 0: return position
      default: break
      }
      position += 1
    }
  }
}
