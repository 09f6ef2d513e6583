import ClusterObjects

/// The elements of a manifest's list and of the live one, paired by their natural key.
struct ElementNames {
  private let stated: [String]
  private let places: [String: Int]

  /// Nil unless one of the ways names every element of both lists, each differently.
  init?(_ stated: [JSONValue], _ present: [JSONValue], _ ways: [[FieldPattern]]) {
    for way in ways {
      guard let statedNames = Self.names(stated, by: way),
        let presentNames = Self.names(present, by: way)
      else { continue }
      self.stated = statedNames
      places = Dictionary(uniqueKeysWithValues: zip(presentNames, presentNames.indices))
      return
    }
    return nil
  }

  /// Where the live list has the manifest's element; nil: nowhere.
  func place(of index: Int) -> Int? { places[stated[index]] }

  private static func names(_ elements: [JSONValue], by way: [FieldPattern]) -> [String]? {
    var names: [String] = []
    for element in elements {
      let parts = way.map { text(at: $0, in: element) }
      guard parts.contains(where: { $0 != nil }) else { return nil }
      let written = zip(way, parts).compactMap { $1 ?? ServerConventions.keyDefaults[$0] }
      names.append(written.joined(separator: "/"))
    }
    return Set(names).count == names.count ? names : nil
  }

  private static func text(at pattern: FieldPattern, in element: JSONValue) -> String? {
    var current = element
    for case .name(let name) in pattern.steps {
      if let elements = current.elements {
        guard let index = Int(name), elements.indices.contains(index) else { return nil }
        current = elements[index]
      } else if let value = current[name] {
        current = value
      } else {
        return nil
      }
    }
    switch current {
    case .string(let text), .number(let text): return text
    default: return nil
    }
  }
}
