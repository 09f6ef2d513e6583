import ArgumentParser
import ReportFormats

/// `netlapse config view`: the settings in force, and where each comes from.
struct ConfigView: NetlapseCommand {
  static let configuration = CommandConfiguration(
    commandName: "view",
    abstract: "Show each setting, its value and where that comes from.",
    discussion: """
      A flag wins over the environment (prune.keepLast is NETLAPSE_PRUNE_KEEP_LAST), that over \
      ./netlapse.yaml, that over $XDG_CONFIG_HOME/netlapse/netlapse.yaml (~/.config where that is \
      not set). Each setting is looked for by itself. --config, or NETLAPSE_CONFIG, names one file \
      that is read instead of both.

      A ./netlapse.yaml may be somebody else's, so it may not set db and prune, nor anything that \
      is a credential or is executed; a file that --config names may.

      A db in a file is relative to the file. Empty variables count as not set. Nothing that says \
      what evidence is worth has a setting: it is stated with each ingest.

      Example: netlapse config view -o yaml

      Exit codes: 0 done; 64 a variable's value will not do; 65 a settings file is malformed, or \
      holds an unknown setting or a wrong value; 66 --config names no file; 77 a settings file \
      cannot be read, or sets what it may not.
      """)

  @OptionGroup var global: GlobalOptions

  func answer() throws -> ExitStatus {
    try Console(global).print(
      try global.settings.report(databasePath: GlobalOptions.defaultDatabasePath))
    return .done
  }
}
