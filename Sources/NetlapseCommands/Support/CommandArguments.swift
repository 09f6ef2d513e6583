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
}
