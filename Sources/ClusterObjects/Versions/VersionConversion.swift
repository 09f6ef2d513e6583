/// Makes of an object of an older version what the API server answers for it in today's.
protocol VersionConversion: Sendable {
  /// Changes the object; its `apiVersion` is not its business.
  ///
  /// What has no place in today's version stays where it is.
  ///
  /// - Returns: whether everything found its place.
  func convert(_ object: inout JSONValue) -> Bool
}
