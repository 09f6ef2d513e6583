import ArgumentParser
import ReportFormats
import SnapshotStore

/// `netlapse doctor`: is the record sound?
struct Doctor: NetlapseCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Examine the record: the file, every content, every snapshot's digest.",
    discussion: """
      Example: netlapse doctor -o json

      Exit codes: 0 sound; 66 no record; 74 something is damaged, or the store cannot be read.
      """)

  @OptionGroup var global: GlobalOptions

  func answer() throws -> ExitStatus {
    let report = DoctorReport(checks: try global.readStore().examine())
    try Console(global).print(report)
    return report.isHealthy ? .done : .storeError
  }
}
