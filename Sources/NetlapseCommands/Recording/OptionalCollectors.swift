import ClusterObjects
import EvidenceSources
import KubernetesAccess

/// What is asked beside the API: only what was named.
struct OptionalCollectors: Sendable {
  /// Programs whose metrics are scraped.
  var metrics: [MetricsCollection] = []
  /// What commands in containers are to show.
  var commands: [ExecCollection] = []
  /// How such commands are run.
  var kubectl = KubectlInvocation()
  /// Told the exact commands, before the first of them is run.
  var announce: @Sendable ([String]) async -> Void = { _ in }

  /// Asks, and adds the answers to what was just collected.
  ///
  /// - Throws: when the task is cancelled; whatever else goes wrong is said by the coverage.
  func collect(into snapshot: inout CollectedSnapshot) async throws {
    guard !metrics.isEmpty || !commands.isEmpty else { return }
    let roles = metrics.map(\.role) + commands.flatMap(\.roles)
    let targets = try PodTargets(in: snapshot, roles: Array(Set(roles)))
    if !metrics.isEmpty {
      let client = PodHTTPClient()
      do {
        let found = try await MetricsCollector(client).collect(MetricsPlan(metrics, of: targets))
        try await client.shutdown()
        snapshot.merge(found, endedAt: .now)
      } catch {
        try? await client.shutdown()
        throw error
      }
    }
    if !commands.isEmpty {
      let plan = ExecPlan(commands, of: targets)
      let runner = KubectlExec(program: kubectl.executable, options: kubectl.options)
      await announce(
        plan.commands(after: runner.name).map { $0.isFallback ? "or: \($0.text)" : $0.text })
      snapshot.merge(try await ExecCollector(runner).collect(plan), endedAt: .now)
    }
  }
}
