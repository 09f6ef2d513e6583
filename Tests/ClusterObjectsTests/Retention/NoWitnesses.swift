import ClusterObjects

/// Finds no witnesses: a record in which nothing grave ever changed.
struct NoWitnesses: WitnessFinding {
  func witnesses(
    in history: any History, of cluster: ClusterKey
  ) throws -> [Int64: [String]] { [:] }
}
