import Foundation
import Testing

/// One story: a folder with a session and its input.
struct Story: Sendable, CustomTestStringConvertible {
  let name: String
  let folder: URL

  var testDescription: String { name }

  var sessionFile: URL { folder.appending(path: "session.txt") }

  /// All stories, sorted by name.
  static func all() throws -> [Story] {
    let stories = Workplace.root.appending(path: "Tests/StoryTests/Stories")
    return try FileManager.default.contentsOfDirectory(atPath: stories.path()).sorted()
      .filter { !$0.hasPrefix(".") }
      .map { Story(name: $0, folder: stories.appending(path: $0)) }
  }

  /// Runs the commands and returns the session as it went.
  func play() throws -> String {
    let workplace = try Workplace()
    defer { workplace.remove() }
    let input = folder.appending(path: "input")
    if FileManager.default.fileExists(atPath: input.path()) {
      try workplace.copy(input, as: "input")
    }
    try workplace.copy(Workplace.root.appending(path: "Scripts/sample"), as: "sample")
    let script = try String(contentsOf: sessionFile, encoding: .utf8)
    var session = ""
    let lines = script.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      // A comment stands right above a command; output may begin with # too.
      let next = index + 1 < lines.count ? lines[index + 1] : ""
      if line.hasPrefix("# "), next.hasPrefix("$ ") { session += "\(line)\n" }
      guard line.hasPrefix("$ ") else { continue }
      let outcome = try workplace.run(String(line.dropFirst(2)))
      session += "\(line)\n" + outcome.transcript + "\n"
    }
    return session
  }
}
