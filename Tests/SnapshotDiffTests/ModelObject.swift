import ClusterObjects
import TestSupport

/// An object of a made-up cluster: what may differ in it lies open, its JSON is written from it.
struct ModelObject: Equatable {
  /// Elements of a list by their key, each with its members by path below it.
  typealias Elements = [String: [String: JSONValue]]

  let key: ObjectKey
  var uid: Int
  /// Written with every change, and with changes of nothing else: never a difference.
  var generation = 1
  /// Members outside lists, by path.
  var members: [String: JSONValue] = [:]
  /// The one list.
  var list = ""
  /// Where an element has its key.
  var listKey = ""
  var elements: Elements = [:]

  /// The object, its list in any order.
  func object(_ random: inout SeededGenerator) -> TestObject {
    var value = JSONValue.object([:])
    for (path, member) in members { value = Self.setting(value, path, member) }
    value = Self.setting(value, "/metadata/uid", .string("u-\(uid)"))
    value = Self.setting(value, "/metadata/generation", JSONValue(generation))
    if !list.isEmpty {
      let names = elements.keys.sorted().shuffled(using: &random)
      let written = names.map { name in
        (elements[name] ?? [:]).reduce(
          Self.setting(
            .object([:]), listKey, listKey == "/addresses" ? [.string(name)] : .string(name))
        ) { Self.setting($0, $1.key, $1.value) }
      }
      value = Self.setting(value, list, .array(written))
    }
    return TestObject(key.resource, key.name, in: key.namespace, value: value)
  }

  private static func setting(
    _ value: JSONValue, _ path: String, _ new: JSONValue
  ) -> JSONValue {
    guard let name = path.split(separator: "/").first else { return new }
    var members: [String: JSONValue] = [:]
    if case .object(let own) = value { members = own }
    let key = FieldPath.unescape(String(name))
    let rest = String(path.dropFirst(name.count + 1))
    members[key] = setting(members[key] ?? .object([:]), rest, new)
    return .object(members)
  }

  /// The paths that differ between two states, by what is known of them.
  func paths(changedTo other: ModelObject) -> Set<String> {
    var paths: Set<String> = uid == other.uid ? [] : ["/metadata/uid"]
    for path in Set(members.keys).union(other.members.keys)
    where members[path] != other.members[path] {
      paths.insert(path)
    }
    for name in Set(elements.keys).union(other.elements.keys) {
      let place = "\(list)/\(FieldPath.escape(name))"
      guard let mine = elements[name], let theirs = other.elements[name] else {
        paths.insert(place)
        continue
      }
      for path in Set(mine.keys).union(theirs.keys) where mine[path] != theirs[path] {
        paths.insert(place + path)
      }
    }
    return paths
  }
}
