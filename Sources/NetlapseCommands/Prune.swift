import ArgumentParser
import ClusterObjects
import ReportFormats
import SnapshotStore

/// `netlapse prune`: thins the record by a policy.
struct Prune: NetlapseCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune",
    abstract: "Thin the record: keep what a policy names, drop the rest.",
    discussion: """
      Each --keep option names snapshots to keep; what none of them names is dropped. Each \
      cluster is judged separately. Hours, days, weeks, months and years are those of UTC, and \
      only those that have a snapshot count: nothing is dropped because time has passed. While an \
      option has some left, it keeps the oldest snapshot as well. The rules are restic's.

      A snapshot need not have looked at every resource. So a policy is applied to all snapshots, \
      and again for each resource to those that saw it: what keeps the newest of each day keeps \
      the newest Ingresses of each day. Tagged snapshots always stay. So do those just before and \
      after a change of class oneWayDoor or disruptive, unless --drop-witnesses is given; this \
      version does not class changes yet, so it finds none.

      --max-bytes limits the file's size (512MiB is 512 x 1024 x 1024 bytes, 512MB is 512 \
      million). With --keep options what they keep must stay, and the size is only judged. \
      Without them the oldest snapshots are dropped until the file fits, and only tagged ones, \
      witnesses, and for each resource the newest that saw it must stay. If what must stay is \
      larger, prune drops what it may and exits with 74.

      Settings of netlapse.yaml and the environment (prune.keepDaily, prune.maxBytes, ...) count \
      as options; an option replaces its own setting only, and 0 takes a rule away. \
      ./netlapse.yaml may hold none of them.

      What was dropped is remembered: ingesting its files again does not bring it back. Values \
      usually outlive a snapshot, so dropping every second one frees little: --dry-run shows what \
      would go, and measures how much room that makes.

      Example: netlapse prune --keep-within 7d --keep-daily 60 --keep-monthly unlimited --dry-run

      Exit codes: 0 done; 64 nothing says which snapshots should stay; 66 no record or no such \
      cluster; 74 what must stay exceeds --max-bytes, or the store cannot be written; 75 it is \
      busy.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var retention: RetentionOptions

  @Option(
    help: ArgumentHelp("Only this cluster; without it each by itself.", valueName: "name|uid"))
  var cluster: String?

  @Option(help: ArgumentHelp("The most that the file may take.", valueName: "size"))
  var maxBytes: ByteCount?

  @Flag(help: "Drop nothing; show what would be dropped.")
  var dryRun = false

  func answer() throws -> ExitStatus {
    let policy = try retention.policy(global.settings)
    let maxBytes = try self.maxBytes ?? global.settings.value(.pruneMaxBytes)
    if policy.isEmpty, maxBytes == nil {
      throw CommandFailure(
        .usage, "which snapshots should stay?",
        hint: "say it with --keep-last, --keep-daily, ... or --max-bytes, or in netlapse.yaml")
    }
    let console = Console(global)
    let pruner = Pruner(
      store: try global.openStore(), cluster: cluster, now: global.clock, isDryRun: dryRun)
    let report: PruneReport
    if let maxBytes, policy.isEmpty {
      let planner = Pruner.planner(
        RetentionPolicy(keepLast: .atMost(1), dropsWitnesses: policy.dropsWitnesses),
        now: global.clock)
      report = try pruner.prune(planner, untilAtMost: maxBytes.bytes) { console.progress($0) }
      console.progress("")
    } else {
      let planner = Pruner.planner(policy, now: global.clock)
      report = try pruner.prune(planner, maxBytes: maxBytes?.bytes)
    }
    try console.print(report)
    guard let excess = report.excess else { return .done }
    throw CommandFailure(
      .storeError, "\(global.databasePath): \(excess.message)", hint: excess.hint)
  }
}
