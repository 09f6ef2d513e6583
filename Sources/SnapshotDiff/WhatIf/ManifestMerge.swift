import ClusterObjects

/// Lays a manifest over the live object, as `kubectl apply` would leave it
/// (https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/), as far as that
/// can be known without what was applied last.
///
/// Both are canonical and redacted. Maps are merged; what the manifest does not state stays. Lists
/// are taken as whole: an element is the live one of the same key, or of the same content, and what
/// the manifest does not list goes.
struct ManifestMerge {
  private typealias Path = [FieldPattern.Step]

  /// What becomes of members that the manifest does not state.
  private enum Manner {
    /// They stay.
    case keeping
    /// They go, unless they are documented defaults: so an API server replaces elements without
    /// a key.
    case replacing
  }

  /// So many pairs of elements without a key are compared to find those that moved.
  private static let pairsMax = 250_000

  /// Stands in stored objects for a value that is not kept.
  static let withheld = JSONValue.object(["netlapse/withheld": true])

  private let conventions: ServerConventions
  private let listKeys: [ListKey]

  init(_ resource: Resource) {
    conventions = ServerConventions(resource)
    listKeys = UniversalFields.listKeys + resource.listKeys
  }

  /// The live object as the manifest would leave it.
  func merge(_ manifest: JSONValue, over live: JSONValue) -> JSONValue {
    var stated = Self.withoutServersPart(manifest)
    for name in ["apiVersion", "kind"] { stated[name] = nil }
    if var metadata = stated["metadata"] {
      for name in ["name", "namespace"] { metadata[name] = nil }
      stated["metadata"] = metadata
    }
    return merged(stated, live, [], .keeping) ?? live
  }

  /// The object that the manifest alone makes.
  func created(_ manifest: JSONValue, as key: ObjectKey) -> JSONValue {
    var object = Self.withoutServersPart(manifest)
    if !key.namespace.isEmpty, var metadata = object["metadata"] {
      metadata["namespace"] = .string(key.namespace)
      object["metadata"] = metadata
    }
    return stated(object, [])
  }

  /// Whether a value was withheld anywhere in it.
  static func withholdsSomething(_ value: JSONValue) -> Bool {
    if value == withheld { return true }
    return switch value {
    case .object(let members): members.values.contains { withholdsSomething($0) }
    case .array(let elements): elements.contains { withholdsSomething($0) }
    case .string(let text): text.contains("<withheld>")
    default: false
    }
  }

  /// Status and the server's metadata are not the manifest's to say, even where it does.
  private static func withoutServersPart(_ manifest: JSONValue) -> JSONValue {
    var object = manifest
    object["status"] = nil
    guard var metadata = object["metadata"] else { return object }
    for name in ServerConventions.ownedMetadata { metadata[name] = nil }
    object["metadata"] = metadata
    return object
  }

  // MARK: Values

  /// Nil: the manifest removes it.
  private func merged(
    _ manifest: JSONValue, _ live: JSONValue, _ path: Path, _ manner: Manner
  ) -> JSONValue? {
    if manifest == .null { return live == .null ? live : nil }
    if conventions.isUnset(manifest, at: path) { return live }
    switch (manifest, live) {
    case (.object(let stated), .object(let present)) where isMerged(manifest, live, path):
      return .object(merged(members: stated, present, path, manner))
    case (.array(let stated), .array(let present)):
      return .array(merged(elements: stated, present, path, manner))
    default: return stated(manifest, path)
    }
  }

  /// Whether two maps are merged, not replaced.
  private func isMerged(_ manifest: JSONValue, _ live: JSONValue, _ path: Path) -> Bool {
    manifest != Self.withheld && live != Self.withheld && !conventions.isWhole(path)
  }

  private func merged(
    members stated: [String: JSONValue], _ present: [String: JSONValue], _ path: Path,
    _ manner: Manner
  ) -> [String: JSONValue] {
    var result = present.filter { name, value in
      manner == .keeping || conventions.isListDefault(value, at: path + [.name(name)])
    }
    for (name, value) in stated {
      let below = path + [.name(name)]
      if let live = present[name] {
        result[name] = merged(value, live, below, manner)
      } else if value != .null, !conventions.saysNothing(value, at: below) {
        result[name] = self.stated(value, below)
      }
    }
    return result
  }

  /// A value that nothing live stands beside: without what the server would not keep.
  private func stated(_ value: JSONValue, _ path: Path) -> JSONValue {
    switch value {
    case .object(let members):
      var kept: [String: JSONValue] = [:]
      for (name, member) in members {
        let below = path + [.name(name)]
        if member == .null || conventions.saysNothing(member, at: below) { continue }
        kept[name] = stated(member, below)
      }
      return .object(kept)
    case .array(let elements): return .array(elements.map { stated($0, path + [.any]) })
    default: return value
    }
  }

  // MARK: Lists

  private func merged(
    elements stated: [JSONValue], _ present: [JSONValue], _ path: Path, _ manner: Manner
  ) -> [JSONValue] {
    let below = path + [.any]
    guard let names = ElementNames(stated, present, keys(of: path)) else {
      return mergedWithoutKeys(stated, present, below)
    }
    return stated.indices.map { index in
      guard let place = names.place(of: index) else { return self.stated(stated[index], below) }
      return merged(stated[index], present[place], below, manner)
        ?? self.stated(stated[index], below)
    }
  }

  private func keys(of path: Path) -> [[FieldPattern]] {
    listKeys.first { $0.list.matches(path) }?.ways ?? []
  }

  /// An element that says nothing else than a live one is that one, at the same place or elsewhere.
  /// Another one is as the manifest states it, with the defaults of the one in its place.
  private func mergedWithoutKeys(
    _ stated: [JSONValue], _ present: [JSONValue], _ below: Path
  ) -> [JSONValue] {
    var places: [Int?] = stated.indices.map { index in
      present.indices.contains(index) && isSame(stated[index], present[index], below) ? index : nil
    }
    if stated.count * present.count <= Self.pairsMax {
      var taken = Set(places.compactMap { $0 })
      for index in stated.indices where places[index] == nil {
        let place = present.indices.first {
          !taken.contains($0) && isSame(stated[index], present[$0], below)
        }
        places[index] = place
        if let place { taken.insert(place) }
      }
    }
    return stated.indices.map { index in
      if let place = places[index] { return present[place] }
      let isEdited = stated.count == present.count
      let edited = isEdited ? merged(stated[index], present[index], below, .replacing) : nil
      return edited ?? self.stated(stated[index], below)
    }
  }

  private func isSame(_ stated: JSONValue, _ live: JSONValue, _ path: Path) -> Bool {
    isSame(stated, live, path, conventions.knowsAllListDefaults ? .replacing : .keeping)
  }

  /// Whether merging changes nothing. Elements without a key are compared place by place, so that
  /// this takes no longer than reading both.
  private func isSame(
    _ manifest: JSONValue, _ live: JSONValue, _ path: Path, _ manner: Manner
  ) -> Bool {
    if conventions.isUnset(manifest, at: path) { return true }
    switch (manifest, live) {
    case (.object(let stated), .object(let present)) where isMerged(manifest, live, path):
      let statesNothingElse = stated.allSatisfy { name, value in
        let below = path + [.name(name)]
        guard let other = present[name] else {
          return value == .null || conventions.saysNothing(value, at: below)
        }
        return isSame(value, other, below, manner)
      }
      return statesNothingElse
        && present.allSatisfy { name, value in
          stated[name] != nil || manner == .keeping
            || conventions.isListDefault(value, at: path + [.name(name)])
        }
    case (.array(let stated), .array(let present)):
      guard stated.count == present.count else { return false }
      let names = ElementNames(stated, present, keys(of: path))
      return stated.indices.allSatisfy { index in
        guard let place = names.map({ $0.place(of: index) }) ?? index else { return false }
        return isSame(stated[index], present[place], path + [.any], manner)
      }
    default: return self.stated(manifest, path) == live
    }
  }
}
