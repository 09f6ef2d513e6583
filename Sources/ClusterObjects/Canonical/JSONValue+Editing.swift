extension JSONValue {
  /// Changes a member in its place, where there is one.
  mutating func edit(_ name: String, _ change: (inout JSONValue) -> Void) {
    guard case .object(var members) = self, var value = members.removeValue(forKey: name) else {
      return
    }
    change(&value)
    members[name] = value
    self = .object(members)
  }

  /// Changes every element of an array; leaves everything else as it is.
  mutating func editElements(_ change: (inout JSONValue) -> Void) {
    guard case .array(var elements) = self else { return }
    for index in elements.indices { change(&elements[index]) }
    self = .array(elements)
  }
}
