import ArgumentParser
import NetworkModel

/// Which part of the changes a command shows, and on which it fails.
struct ChangeOptions: ParsableArguments {
  /// A part of a comparison.
  enum Part: String, CaseIterable {
    case facts, objects, requests
  }

  @Option(
    help: ArgumentHelp(
      "Show only facts, only objects or only requests that get another answer: facts, objects, "
        + "requests.", valueName: "part"))
  var only: [String] = []

  @Option(
    name: .customLong("class"),
    help: ArgumentHelp(
      "Show only changes of these classes: \(ChangeOptions.classWords).", valueName: "class"))
  var classes: [String] = []

  @Option(
    help: ArgumentHelp(
      "Exit 1 only for changes of these classes, and 3 when they cannot be assessed.",
      valueName: "class"))
  var failOn: [String] = []

  init() {}

  /// All classes, gravest first.
  static let classWords = ChangeClass.allCases.map(\.rawValue).joined(separator: ", ")

  mutating func validate() throws {
    _ = try parts()
    _ = try Self.classes(in: classes, flag: "--class")
    _ = try Self.classes(in: failOn, flag: "--fail-on")
  }

  /// What to show; nothing stated: everything.
  func parts() throws -> Set<Part> {
    let words = only.flatMap { $0.split(separator: ",") }
    if words.isEmpty { return Set(Part.allCases) }
    return Set(
      try words.map { word in
        guard let part = Part(rawValue: String(word)) else {
          throw ValidationError("--only \(word): facts, objects or requests")
        }
        return part
      })
  }

  /// The classes to fail on: those of the flag, else those of the settings; nil for none.
  func gateClasses(_ settings: Settings) throws -> Set<ChangeClass>? {
    let stated = failOn.isEmpty ? try settings.words(.diffFailOn) ?? [] : failOn
    return try Self.classes(in: stated, flag: "--fail-on")
  }

  /// The classes in lists with commas; nil for none.
  static func classes(in lists: [String], flag: String) throws -> Set<ChangeClass>? {
    let words = lists.flatMap { $0.split(separator: ",") }
    if words.isEmpty { return nil }
    return Set(
      try words.map { word in
        guard
          let known = ChangeClass.allCases.first(where: {
            $0.rawValue.lowercased() == word.lowercased()
          })
        else { throw ValidationError("\(flag) \(word): classes are \(classWords)") }
        return known
      })
  }
}
