package import ClusterObjects

extension Coverage {
  /// A coverage in which these resources were seen as a whole.
  package init(complete resources: [ResourceName]) {
    self.init(
      Dictionary(resources.map { (Scope($0), CoverageEntry(.complete)) }) { first, _ in first })
  }
}
