import ClusterObjects

/// Reads what the matches of a route ask of header fields and parameters.
struct ConditionReader {
  /// Why something of it cannot be decided; nil: everything can.
  private(set) var fault: String?

  /// Of equal names the first counts.
  ///
  /// - Parameter ignoresCase: whether names in another case are the same: those of header fields.
  /// - Returns: what is asked by name, and of how many names, those with a fault among them.
  mutating func conditions(
    _ json: JSONValue?, ignoresCase: Bool
  ) -> (conditions: [String: ValueCondition], count: Int) {
    var names: Set<String> = []
    var conditions: [String: ValueCondition] = [:]
    for element in json?.elements ?? [] {
      guard let written = element["name"]?.text, let value = element["value"]?.text else {
        fault = fault ?? "a condition has no name or no value"
        names.insert(element["name"]?.text ?? "")
        continue
      }
      let name = ignoresCase ? written.lowercased() : written
      guard names.insert(name).inserted else { continue }
      switch element["type"]?.text ?? "Exact" {
      case "Exact": conditions[name] = .exact(value)
      case "RegularExpression":
        if let regex = regex(value) { conditions[name] = .regex(regex) }
      case let type: fault = fault ?? "what it means by \(type) is not known"
      }
    }
    return (conditions, names.count)
  }

  /// A regular expression for a whole text; nil, with a fault, for what is none.
  mutating func regex(_ pattern: String) -> PathRegex? {
    do {
      return try PathRegex(pattern, anchoring: .whole)
    } catch {
      fault = fault ?? "the regular expression \(pattern) cannot be evaluated: \(error)"
      return nil
    }
  }

  /// The paths that a regular expression accepts as a whole, in the plainest form; those of a
  /// pattern that cannot be evaluated are all, with a fault.
  mutating func path(regex pattern: String) -> PathPattern {
    guard let regex = regex(pattern) else { return .prefix("") }
    switch regex.plainForm {
    case .exact(let path): return .exact(path)
    case .stringPrefix(let text): return .text(text)
    case .elementPrefix(let path): return PathPattern(prefix: path)
    case nil: return .regex(regex)
    }
  }
}
