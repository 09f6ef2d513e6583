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
    listWays = keys.map(\.ways)
  }
}
