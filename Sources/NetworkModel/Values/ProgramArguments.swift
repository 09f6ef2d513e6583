import ClusterObjects

/// The flags a container's program is started with.
struct ProgramArguments {
  /// The value of one flag.
  enum Value: Equatable {
    case text(String)
    /// It was not stored: it could have been a secret.
    case withheld
  }

  /// A flag's value and where it stands: `command` or `args`.
  struct Flag: Equatable {
    let value: Value
    let list: String
  }

  private let arguments: [(list: String, text: String)]

  /// - Parameter container: one container of a Pod or of a Pod's template.
  init(_ container: JSONValue) {
    arguments = ["command", "args"].flatMap { list in
      (container[list]?.elements ?? []).compactMap(\.text).map { (list, $0) }
    }
  }

  /// The value of a flag, in either spelling (`--mode=ipvs`, `--mode ipvs`), the last one where it
  /// stands more than once; empty where it has none. nil where it is not among them.
  func flag(_ name: String) -> Flag? {
    for (index, argument) in arguments.enumerated().reversed() {
      guard argument.text.hasPrefix("-") else { continue }
      let bare = argument.text.drop { $0 == "-" }
      if bare == name {
        let next = index + 1 < arguments.count ? arguments[index + 1].text : "-"
        return Flag(value: Self.value(next.hasPrefix("-") ? "" : next), list: argument.list)
      }
      if bare.hasPrefix(name + "=") {
        return Flag(value: Self.value(String(bare.dropFirst(name.count + 1))), list: argument.list)
      }
    }
    return nil
  }

  /// Whether a shell runs a script that was not stored, so that no flag can be told.
  var areHidden: Bool {
    guard let script = arguments.firstIndex(where: { $0.text == "-c" }) else { return false }
    return arguments.dropFirst(script + 1).first?.text == WorkloadAllowList.withheld
  }

  private static func value(_ text: String) -> Value {
    text == WorkloadAllowList.withheld ? .withheld : .text(text)
  }
}
