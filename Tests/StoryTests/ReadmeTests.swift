import Foundation
import Testing

/// README shows what happens: its sessions are played, and its commands exist.
@Suite struct ReadmeTests {
  private let readme: String

  init() throws {
    readme = try String(contentsOf: Workplace.root.appending(path: "README.md"), encoding: .utf8)
  }

  @Test func sessionsAreWhatHappens() throws {
    let workplace = try Workplace()
    defer { workplace.remove() }
    try workplace.copy(Workplace.root.appending(path: "Scripts/sample"), as: "sample")
    #expect(try workplace.run("netlapse ingest --each sample").status == 0)
    let sessions = sessions()
    #expect(sessions.count >= 3)
    for (command, expected) in sessions {
      let output = try workplace.run(command).output
      #expect(
        output.split(separator: "\n") == expected.split(separator: "\n"),
        "README shows \(command) as\n\(expected)\nbut it prints\n\(output)")
    }
  }

  @Test func everyCommandIsNamedAndHasHelp() throws {
    let workplace = try Workplace()
    defer { workplace.remove() }
    let help = try workplace.run("netlapse --help").output
    let list = help.components(separatedBy: "SUBCOMMANDS:").last ?? ""
    let commands = list.split(separator: "\n").filter { $0.hasPrefix("  ") }
      .compactMap { line in line.split(separator: " ").first.map(String.init) }
      .filter { $0 != "See" && $0.allSatisfy { $0.isLowercase } }
    #expect(commands.contains("ingest") && commands.contains("diff"))
    for command in commands where list.contains("\n  \(command) ") {
      #expect(readme.contains("`\(command)"), "README does not name \(command)")
      let page = try workplace.run("netlapse \(command) --help").output
      #expect(page.contains("Example:") && page.contains("Exit codes:"), "\(command) --help")
    }
  }

  /// Indented blocks: a command behind `$ `, then what it prints.
  private func sessions() -> [(command: String, output: String)] {
    var sessions: [(command: String, output: String)] = []
    var isOpen = false
    for line in readme.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("    $ netlapse ") {
        sessions.append((String(line.dropFirst(6)), ""))
        isOpen = true
      } else if !line.isEmpty, !line.hasPrefix("    ") {
        isOpen = false
      } else if isOpen {
        sessions[sessions.count - 1].output += line.dropFirst(4) + "\n"
      }
    }
    return sessions
  }
}
