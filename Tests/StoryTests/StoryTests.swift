import Foundation
import Testing

/// Runs every story: a folder under `Stories/` with a `session.txt` and, where it needs some,
/// an `input/` folder.
///
/// A session is what a terminal would show: lines that begin with `$ ` are commands, the lines
/// below them what they print (`! ` marks standard error), `[exit N]` a code other than 0. A user's
/// report becomes a test by dropping such a folder. `NETLAPSE_RECORD=1 swift test --filter
/// StoryTests` writes the sessions anew: read the difference before committing it.
@Suite struct StoryTests {
  @Test(arguments: try Story.all())
  func story(_ story: Story) throws {
    let session = try story.play()
    if ProcessInfo.processInfo.environment["NETLAPSE_RECORD"] == "1" {
      try session.write(to: story.sessionFile, atomically: true, encoding: .utf8)
      return
    }
    let expected = try String(contentsOf: story.sessionFile, encoding: .utf8)
    #expect(session == expected, "\(story.name): \(Self.firstDifference(session, expected))")
  }

  @Test func thereAreStories() throws {
    #expect(try Story.all().count >= 5)
  }

  private static func firstDifference(_ actual: String, _ expected: String) -> String {
    let (new, old) = (actual.split(separator: "\n"), expected.split(separator: "\n"))
    for (index, pair) in zip(new, old).enumerated() where pair.0 != pair.1 {
      return "line \(index + 1) reads \(pair.0.debugDescription), not \(pair.1.debugDescription)"
    }
    return "\(new.count) lines instead of \(old.count)"
  }
}
