import ClusterObjects

/// What the catalogue says about comparing the objects of one resource, ready for use.
struct ComparisonRules {
  /// Paths that are no change.
  let ignored: FieldTree
  /// Lists whose elements have natural keys; the pattern's place leads to `listWays`.
  let lists: FieldTree
  /// Ways to name an element, best first.
  let listWays: [[[FieldPattern]]]

  init(_ resource: Resource, betweenClusters: Bool) {
    let between = betweenClusters ? UniversalFields.notComparedBetweenClusters : []
    ignored = FieldTree(UniversalFields.notCompared + between + resource.notCompared)
    let keys = UniversalFields.listKeys + resource.listKeys
    lists = FieldTree(keys.map(\.list))
    // What is not compared cannot tell elements apart either: addresses differ between clusters.
    listWays = keys.map { key in
      key.ways.filter { way in
        !way.contains { part in
          between.contains { Self.covers($0, key.list.steps + [.any] + part.steps) }
        }
      }
    }
  }

  /// Whether a pattern holds what lies at the end of these steps.
  private static func covers(_ pattern: FieldPattern, _ steps: [FieldPattern.Step]) -> Bool {
    pattern.steps.count <= steps.count
      && zip(pattern.steps, steps).allSatisfy { $0 == .any || $0 == $1 }
  }
}
