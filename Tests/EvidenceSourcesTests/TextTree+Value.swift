import ClusterObjects
import TestSupport

extension TextTree {
  /// The value as a tree that can be written as YAML, names in order.
  init(_ value: JSONValue) {
    switch value {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .number(let text): self = .number(text)
    case .string(let text): self = .text(text)
    case .array(let elements): self = .list(elements.map { TextTree($0) })
    case .object(let members):
      let sorted = members.sorted { $0.key.precedesBytewise($1.key) }
      self = .map(sorted.map { ($0.key, TextTree($0.value)) })
    }
  }
}
