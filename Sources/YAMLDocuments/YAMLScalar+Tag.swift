extension YAMLScalar {
  /// The value as its tag asks for it; nil when it is something else. Only an integer becomes
  /// something that it is not, a `!!float`.
  func cast(to tag: YAMLTag) -> YAMLScalar? {
    switch (self, tag) {
    case (.null, .null), (.boolean, .boolean), (.float, .float): self
    case (.integerAsWritten, .integer), (.integer, .integer), (.unsigned, .integer): self
    case (.integer(let value), .float): .float(Double(value))
    default: nil
    }
  }
}
