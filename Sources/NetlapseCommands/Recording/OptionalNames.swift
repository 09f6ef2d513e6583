import ArgumentParser
import EvidenceSources

/// The names by which optional evidence is asked for.
enum OptionalNames {
  /// What `--metrics` takes.
  static let metrics = MetricsCollection.allCases.map(\.rawValue).joined(separator: ", ")
  /// What `--exec` takes.
  static let commands = ExecCollection.allCases.map(\.rawValue).joined(separator: ", ")

  /// The programs in lists with commas.
  static func metrics(in lists: [String]) throws -> [MetricsCollection] {
    try words(lists).map { word in
      guard let known = MetricsCollection(rawValue: word) else {
        throw ValidationError("--metrics \(word): it takes \(metrics)")
      }
      return known
    }
  }

  /// The collectors in lists with commas.
  static func commands(in lists: [String]) throws -> [ExecCollection] {
    try words(lists).map { word in
      guard let known = ExecCollection(rawValue: word) else {
        throw ValidationError("--exec \(word): it takes \(commands)")
      }
      return known
    }
  }

  private static func words(_ lists: [String]) -> [String] {
    var known: Set<String> = []
    return lists.flatMap { $0.split(separator: ",").map(String.init) }
      .filter { known.insert($0).inserted }
  }
}
