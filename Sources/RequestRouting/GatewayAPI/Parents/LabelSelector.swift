import ClusterObjects

/// A selector of labels; all of its requirements have to hold
/// (https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors).
struct LabelSelector {
  private enum Requirement {
    case oneOf(Set<String>)
    case noneOf(Set<String>)
    case present
    case missing
    /// An operator that is not known.
    case undecidable
  }

  private var requirements: [(name: String, requirement: Requirement)] = []

  /// A selector without requirements selects everything.
  init(_ json: JSONValue) {
    if case .object(let labels)? = json["matchLabels"] {
      for (name, value) in labels.sorted(by: { $0.key < $1.key }) {
        requirements.append((name, value.text.map { .oneOf([$0]) } ?? .undecidable))
      }
    }
    for expression in json["matchExpressions"]?.elements ?? [] {
      let values = Set((expression["values"]?.elements ?? []).compactMap(\.text))
      let requirement: Requirement =
        switch expression["operator"]?.text {
        case "In": .oneOf(values)
        case "NotIn": .noneOf(values)
        case "Exists": .present
        case "DoesNotExist": .missing
        default: .undecidable
        }
      requirements.append((expression["key"]?.text ?? "", requirement))
    }
  }

  /// Whether it selects what has these labels; nil: that cannot be said.
  func selects(_ label: (String) -> NamespaceLabels.Label) -> Bool? {
    var isKnown = true
    for (name, requirement) in requirements {
      switch Self.holds(requirement, for: label(name)) {
      case false?: return false
      case nil: isKnown = false
      case true?: break
      }
    }
    return isKnown ? true : nil
  }

  private static func holds(_ requirement: Requirement, for label: NamespaceLabels.Label) -> Bool? {
    switch (requirement, label) {
    case (.undecidable, _), (_, .unknown): nil
    case (.oneOf(let values), .value(let value)): values.contains(value)
    case (.noneOf(let values), .value(let value)): !values.contains(value)
    case (.present, .value), (.noneOf, .missing), (.missing, .missing): true
    case (.missing, .value), (.oneOf, .missing), (.present, .missing): false
    }
  }
}
