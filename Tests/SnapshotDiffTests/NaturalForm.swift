import ClusterObjects
import SnapshotDiff

/// An object in which lists are replaced by what their elements are called, so that reported paths
/// can be followed and order counts only where positions are names. Written without regard to how
/// the engine does it.
struct NaturalForm: Equatable {
  /// A list is an array of one object: name to element.
  private(set) var value: JSONValue

  /// How elements of the lists that ``RandomObject`` makes are called; best first.
  private static let ways: [String: [[String]]] = [
    "/spec/ports": [["name"], ["port", "protocol"]], "/status/conditions": [["type"]],
  ]

  /// Both sides, since a way has to fit both.
  static func pair(_ from: JSONValue, _ to: JSONValue) -> (from: NaturalForm, to: NaturalForm) {
    var lists: [String: [[JSONValue]]] = [:]
    collect(from, "", &lists)
    collect(to, "", &lists)
    let chosen = lists.reduce(into: [String: [String]]()) { chosen, list in
      let both = list.value
      chosen[list.key] = (ways[list.key] ?? []).first { way in
        both.count == 2 && both.allSatisfy { names($0, way) != nil }
      }
    }
    return (
      NaturalForm(value: form(from, "", chosen)), NaturalForm(value: form(to, "", chosen))
    )
  }

  private static func collect(
    _ value: JSONValue, _ path: String, _ lists: inout [String: [[JSONValue]]]
  ) {
    switch value {
    case .object(let members):
      for (name, member) in members { collect(member, "\(path)/\(name)", &lists) }
    case .array(let elements): lists[path, default: []].append(elements)
    default: break
    }
  }

  private static func names(_ elements: [JSONValue], _ way: [String]) -> [String]? {
    let parts = elements.map { element in
      way.compactMap { key -> String? in
        switch element[key] {
        case .string(let text)?, .number(let text)?: text
        default: nil
        }
      }
    }
    let names = parts.map { $0.joined(separator: "/") }
    let isUsable = !parts.contains([]) && Set(names).count == names.count
    return isUsable ? names : nil
  }

  private static func form(
    _ value: JSONValue, _ path: String, _ ways: [String: [String]]
  ) -> JSONValue {
    switch value {
    case .object(var members):
      if path == "/metadata" { members["generation"] = nil }
      return .object(
        Dictionary(
          uniqueKeysWithValues: members.map { ($0.key, form($0.value, "\(path)/\($0.key)", ways)) })
      )
    case .array(let elements):
      let names =
        ways[path].flatMap { Self.names(elements, $0) } ?? elements.indices.map(String.init)
      let formed = elements.map { Self.form($0, "\(path)/*", ways) }
      return .array([.object(Dictionary(uniqueKeysWithValues: zip(names, formed)))])
    default: return value
    }
  }

  /// Puts the second side's values in the place of the first's.
  mutating func apply(_ fields: [FieldChange]) {
    for field in fields {
      let path = field.path.segments
      let new = field.to.map { Self.form($0, "/" + path.joined(separator: "/"), [:]) }
      value = Self.setting(value, path[...], new)
    }
  }

  private static func setting(
    _ value: JSONValue, _ path: ArraySlice<String>, _ new: JSONValue?
  ) -> JSONValue {
    guard let name = path.first else { return new ?? value }
    let isList: Bool
    var members: [String: JSONValue]
    switch value {
    case .object(let own): (members, isList) = (own, false)
    case .array(let list):
      guard case .object(let own)? = list.first else { return value }
      (members, isList) = (own, true)
    default: return value
    }
    let rest = path.dropFirst()
    if rest.isEmpty {
      members[name] = new
    } else if let below = members[name] {
      members[name] = setting(below, rest, new)
    }
    return isList ? .array([.object(members)]) : .object(members)
  }
}
