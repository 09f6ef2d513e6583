package import ClusterObjects

/// The settings in force, and where each comes from.
package struct ConfigReport: Report {
  /// Where a value comes from.
  package enum Source: Equatable, Sendable {
    /// A flag, by its name.
    case flag(String)
    /// An environment variable, by its name.
    case environment(String)
    /// A settings file; the line where it is known, the first is 1.
    case file(path: String, line: Int?)
    /// Nobody said anything.
    case builtIn

    /// For people: `--db`, `NETLAPSE_DB`, `netlapse.yaml:3` or `default`.
    package var text: String {
      switch self {
      case .flag(let name), .environment(let name): name
      case .file(let path, let line): path + (line.map { ":\($0)" } ?? "")
      case .builtIn: "default"
      }
    }
  }

  /// One setting.
  package struct Setting: Equatable, Sendable {
    /// Its name, as the settings file has it, with dots between the levels.
    package let name: String
    /// Its value; nil where none is stated and there is no default.
    package let value: JSONValue?
    /// Where that comes from.
    package let source: Source

    package init(name: String, value: JSONValue?, source: Source) {
      self.name = name
      self.value = value
      self.source = source
    }
  }

  /// A place where settings are looked for.
  package struct File: Equatable, Sendable {
    /// What was found there. The words are part of the document.
    package enum Outcome: String, Sendable {
      case read, missing
      /// Its folder may not be looked into.
      case inaccessible
    }

    /// The place.
    package let path: String
    /// What was found there.
    package let outcome: Outcome

    package init(path: String, outcome: Outcome) {
      self.path = path
      self.outcome = outcome
    }
  }

  /// All settings, in the order of the manual.
  package let settings: [Setting]
  /// Where settings were looked for, what wins first.
  package let files: [File]
  /// What the user should know.
  package let hints: [String]

  package init(settings: [Setting], files: [File], hints: [String]) {
    self.settings = settings
    self.files = files
    self.hints = hints
  }

  package var kind: String { "ConfigReport" }

  package var members: [String: JSONValue] {
    [
      "settings": .array(settings.map(Self.document)),
      "files": .array(
        files.map {
          .object(["path": .string($0.path), "outcome": .string($0.outcome.rawValue)])
        }),
      "hints": .array(hints.map { .string($0) }),
    ]
  }

  private static func document(_ setting: Setting) -> JSONValue {
    let source: JSONValue =
      switch setting.source {
      case .flag(let name): .object(["kind": "flag", "name": .string(name)])
      case .environment(let name): .object(["kind": "environment", "name": .string(name)])
      case .file(let path, let line):
        JSONValue(members: [
          "kind": "file", "path": .string(path), "line": line.map { JSONValue($0) },
        ])
      case .builtIn: .object(["kind": "default"])
      }
    return JSONValue(members: [
      "name": .string(setting.name), "value": setting.value, "source": source,
    ])
  }

  package func text(wide: Bool, style: TextStyle) -> String {
    var text = table.text(style)
    if !files.isEmpty {
      text += "\n" + fileLines.map { TerminalText.safe($0) + "\n" }.joined()
    }
    for hint in hints { text += style.colored("hint:", .changed) + " \(TerminalText.safe(hint))\n" }
    return text
  }

  package func markdown() -> MarkdownDocument {
    var document = MarkdownDocument()
    document.addHeading(2, MarkdownText("Settings"))
    document.addTable(table)
    document.addList(
      fileLines.map { MarkdownText($0) } + hints.map { .strong("hint:") + " " + MarkdownText($0) })
    return document
  }

  private var table: TextTable {
    var table = TextTable(["SETTING", "VALUE", "FROM"])
    for setting in settings {
      table.add([
        setting.name, setting.value.map(Self.text) ?? "-",
        setting.value == nil ? "-" : setting.source.text,
      ])
    }
    return table
  }

  private var fileLines: [String] {
    files.map { file in
      switch file.outcome {
      case .read: "\(file.path): read"
      case .missing: "\(file.path): not there"
      case .inaccessible: "\(file.path): its folder may not be looked into"
      }
    }
  }

  private static func text(_ value: JSONValue) -> String {
    if let elements = value.elements { return elements.map(text).joined(separator: ",") }
    return value.text ?? value.compactText
  }
}
