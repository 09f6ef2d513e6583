import ArgumentParser
import ClusterObjects
import ReportFormats

/// Which cluster a command is about.
struct ClusterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The cluster, where more than one is on record.", valueName: "name|uid"))
  var cluster: String?

  init() {}

  /// The cluster that is meant.
  ///
  /// - Parameter stated: what else names it, and wins: `--from-cluster`.
  func choose(
    _ stated: String? = nil, from history: any History, _ settings: Settings
  ) throws -> ClusterKey {
    if let stated = stated ?? cluster { return try Self.choose(stated, from: history) }
    let setting: String? = try settings.value(.cluster)
    do {
      return try Self.choose(setting, from: history)
    } catch let failure as CommandFailure where setting != nil {
      let source = settings.source(of: .cluster).map { " (set by \($0.text))" } ?? ""
      throw CommandFailure(failure.status, failure.message + source, hint: failure.hint)
    }
  }

  /// The cluster of this name or UID; the only one when none is stated.
  static func choose(_ stated: String?, from history: any History) throws -> ClusterKey {
    let clusters = try history.clusters()
    guard let stated else {
      if clusters.count == 1 { return clusters[0] }
      if clusters.isEmpty { throw CommandFailure.nothingOnRecord }
      throw CommandFailure(
        .usage, "\(clusters.count) clusters are on record: \(try labels(clusters, history))",
        hint: "say which with --cluster")
    }
    let matching = try clusters.filter { cluster in
      if cluster.description == stated || cluster.uid == stated { return true }
      return try history.snapshots(of: cluster).contains { $0.clusterName == stated }
        || cluster == .name(stated)
    }
    if matching.count == 1 { return matching[0] }
    guard matching.isEmpty else {
      throw CommandFailure(
        .usage,
        "\(matching.count) clusters went by the name \(stated): "
          + (try labels(matching, history)),
        hint: "give the UID")
    }
    throw CommandFailure(
      .notFound, "no cluster \(stated) is on record",
      hint: clusters.isEmpty ? nil : "on record: \(try labels(clusters, history))")
  }

  private static func labels(_ clusters: [ClusterKey], _ history: any History) throws -> String {
    try clusters.map { cluster in
      let name = try history.snapshots(of: cluster).last?.clusterName
      return name.map { "\($0) (\(cluster))" } ?? cluster.description
    }.joined(separator: ", ")
  }
}
