import ArgumentParser
import ClusterObjects

/// At which moment both sides are looked at, and what counts as in force.
struct ReadinessOptions: ParsableArguments {
  @Option(help: "The moment.")
  var at: MomentExpression = .latest(stepsBack: 0)

  @Flag(
    help: """
      Count what is written as in force where no status says anything: for manifests, which have \
      none.
      """)
  var assumeReady = false

  init() {}
}
