import ReportFormats

/// Arguments as users of kubectl write them, brought into the form the parser reads.
enum CommandArguments {
  /// `--trust-empty=RESOURCE` gives a value to what is a flag without one.
  static func normalised(_ arguments: [String]) -> [String] {
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    return arguments[..<end].map { argument in
      argument.hasPrefix("--trust-empty=")
        ? "--trust-empty-of=" + argument.dropFirst("--trust-empty=".count) : argument
    } + arguments[end...]
  }

  /// The document format that was asked for, read without the parser: it is needed to say, in that
  /// format, why the parser failed.
  static func documentFormat(_ arguments: [String]) -> OutputFormat? {
    for (index, argument) in arguments.enumerated() {
      var value: Substring?
      if argument == "-o" || argument == "--output" {
        value = arguments[arguments.index(after: index)...].first.map { $0[...] }
      } else if argument.hasPrefix("--output=") {
        value = argument.dropFirst("--output=".count)
      } else if argument.hasPrefix("-o"), !argument.hasPrefix("--") {
        value = argument.dropFirst(2)
      }
      guard let format = value.flatMap({ OutputFormat(rawValue: String($0)) }) else { continue }
      return format == .json || format == .yaml ? format : nil
    }
    return nil
  }
}
