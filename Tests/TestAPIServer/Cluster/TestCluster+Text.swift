import ClusterObjects

extension TestCluster {
  /// Stores an object that is written as JSON; see ``put(_:)``. What is not JSON ends the test.
  package func put(json: String) {
    do {
      put(try JSONValue(parsing: Array(json.utf8)))
    } catch {
      preconditionFailure("\(error) in the object \(json)")
    }
  }
}
