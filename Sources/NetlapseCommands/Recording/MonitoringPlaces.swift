import NetlapseServer

/// Where it is told how recording goes.
struct MonitoringPlaces {
  /// Where it is served; nil: nowhere.
  var address: ListenAddress?
  /// The file it is written to; nil: none.
  var filePath: String?

  /// Whether anybody is told.
  var isAnywhere: Bool { address != nil || filePath != nil }
}
