/// Finds no witnesses: what there is to use as long as changes have no class.
package struct NoWitnesses: WitnessFinding {
  package init() {}

  /// None.
  package func witnesses(
    in history: any History, of cluster: ClusterKey
  ) throws -> [Int64: [String]] { [:] }
}
