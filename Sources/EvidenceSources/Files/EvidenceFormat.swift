/// In which form a document stands in a file.
enum EvidenceFormat {
  case json, yaml

  /// What a name promises: its suffix, in any case; nil when it promises nothing.
  init?(fileName: String) {
    let name = fileName.lowercased()
    if name.hasSuffix(".json") {
      self = .json
    } else if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
      self = .yaml
    } else {
      return nil
    }
  }

  /// What a text is that begins with this byte, white space aside; nil for an empty one. What
  /// kubectl prints as JSON begins with a brace, and only YAML begins otherwise.
  init(firstByte: UInt8?) {
    switch firstByte {
    case nil, UInt8(ascii: "{"), UInt8(ascii: "["): self = .json
    default: self = .yaml
    }
  }
}
