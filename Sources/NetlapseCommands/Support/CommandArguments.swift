import FoundationEssentials
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
  /// format, why the parser failed. Nil when people will read it.
  static func documentFormat(_ arguments: [String]) -> OutputFormat? {
    let flags = values(of: "-o", "--output", in: arguments)
    let format = flags.lazy.compactMap { OutputFormat(rawValue: $0) }.first ?? setting(arguments)
    return format == .json || format == .yaml ? format : nil
  }

  /// The format that the settings ask for, as far as they can be read.
  private static func setting(_ arguments: [String]) -> OutputFormat? {
    try? Settings(
      flags: [:], statedFile: values(of: nil, "--config", in: arguments).first,
      environment: ProcessInfo.processInfo.environment
    ).value(.output)
  }

  private static func values(
    of short: String?, _ long: String, in arguments: [String]
  ) -> [String] {
    arguments.enumerated().compactMap { index, argument in
      if argument == short || argument == long {
        return arguments[arguments.index(after: index)...].first
      }
      if argument.hasPrefix(long + "=") { return String(argument.dropFirst(long.count + 1)) }
      if let short, argument.hasPrefix(short), !argument.hasPrefix("--") {
        return String(argument.dropFirst(short.count))
      }
      return nil
    }
  }
}
