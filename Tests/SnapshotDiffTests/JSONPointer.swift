import ClusterObjects

/// RFC 6901, as its section 4 says, for checking the pointers of reports.
enum JSONPointer {
  /// The value a pointer leads to; nil where there is none.
  static func resolve(_ pointer: String, in value: JSONValue) -> JSONValue? {
    if pointer.isEmpty { return value }
    guard pointer.hasPrefix("/") else { return nil }
    var current = value
    for part in pointer.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      let token = String(part).replacing("~1", with: "/").replacing("~0", with: "~")
      switch current {
      case .object(let members):
        guard let member = members[token] else { return nil }
        current = member
      case .array(let elements):
        guard let index = Int(token), String(index) == token, elements.indices.contains(index)
        else { return nil }
        current = elements[index]
      default: return nil
      }
    }
    return current
  }
}
