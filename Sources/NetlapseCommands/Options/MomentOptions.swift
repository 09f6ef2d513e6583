import ArgumentParser
import ClusterObjects

/// How far a moment may reach back for a resource.
struct MomentOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How much older than the moment the evidence for a resource may be (default: "
        + "\(defaultMaxAge)).", valueName: "duration"))
  var maxAge: String?

  /// What is in force where nobody says anything.
  static let defaultMaxAge = "1h"

  init() {}

  mutating func validate() throws {
    if let maxAge, Duration.seconds(in: maxAge) == nil {
      throw ValidationError("--max-age \(maxAge): not a duration, such as 90s, 5m, 2h or 3d")
    }
  }

  /// The longest a moment may reach back.
  func maxAgeSeconds(_ global: GlobalOptions) throws -> Int {
    let stated = try maxAge ?? global.settings.value(.maxAge)
    return Duration.seconds(in: stated ?? Self.defaultMaxAge)
      ?? MomentResolver.defaultMaxAgeSeconds
  }

  /// Finds what an expression means.
  func resolve(
    _ expression: MomentExpression, in history: any History, _ cluster: ClusterKey,
    _ global: GlobalOptions
  ) throws -> Moment {
    try MomentResolver(
      history: history, cluster: cluster, now: global.clock,
      maxAgeSeconds: try maxAgeSeconds(global)
    ).resolve(expression)
  }
}

extension MomentExpression: ExpressibleByArgument {
  /// Reads a moment from the command line.
  init?(argument: String) { self.init(argument) }
}
