import ArgumentParser
import ClusterObjects

/// How far a moment may reach back for a resource.
struct MomentOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How much older than the moment the evidence for a resource may be.", valueName: "duration"))
  var maxAge = "1h"

  init() {}

  mutating func validate() throws {
    if Duration.seconds(in: maxAge) == nil {
      throw ValidationError("--max-age \(maxAge): not a duration, such as 90s, 5m, 2h or 3d")
    }
  }

  /// The longest a moment may reach back.
  var maxAgeSeconds: Int {
    Duration.seconds(in: maxAge) ?? MomentResolver.defaultMaxAgeSeconds
  }

  /// Finds what an expression means.
  func resolve(
    _ expression: MomentExpression, in history: any History, _ cluster: ClusterKey, now: Instant
  ) throws -> Moment {
    try MomentResolver(
      history: history, cluster: cluster, now: now, maxAgeSeconds: maxAgeSeconds
    ).resolve(expression)
  }
}

extension MomentExpression: ExpressibleByArgument {
  /// Reads a moment from the command line.
  init?(argument: String) { self.init(argument) }
}
