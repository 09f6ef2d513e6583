import ClusterObjects

/// What each coverage table says about one resource.
final class ResourceCoverages {
  private let resource: ResourceName
  private let coverageTable: CoverageTable
  private var known: [Int64: ResourceCoverage] = [:]

  init(_ resource: ResourceName, _ coverageTable: CoverageTable) {
    self.resource = resource
    self.coverageTable = coverageTable
  }

  /// By the number of the coverage table.
  subscript(coverage: Int64) -> ResourceCoverage {
    get throws {
      if let coverage = known[coverage] { return coverage }
      let loaded = ResourceCoverage(try coverageTable.coverage(coverage), resource: resource)
      known[coverage] = loaded
      return loaded
    }
  }
}
