import ClusterObjects
import FoundationEssentials
import ReportFormats

#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// Where answers and messages go: data to standard output or a file, everything else to standard
/// error.
struct Console {
  private let options: GlobalOptions

  init(_ options: GlobalOptions) { self.options = options }

  /// Prints an answer.
  func print(_ report: any Report) throws {
    let text = report.rendered(as: format, context(descriptor: STDOUT_FILENO))
    guard let path = options.outputFile else {
      return try Self.write(text, to: STDOUT_FILENO, name: "standard output")
    }
    do {
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw CommandFailure(.permissionDenied, "\(path): cannot be written")
    }
  }

  /// Prints an error, as a document where documents are asked for.
  func printError(_ failure: CommandFailure) {
    let report = ErrorReport(
      code: failure.status.rawValue, message: failure.message, hint: failure.hint)
    let text = report.rendered(as: format, context(descriptor: STDERR_FILENO))
    progress("")
    try? Self.write(text, to: STDERR_FILENO, name: "standard error")
  }

  /// Prints why the command line could not be understood.
  static func printUsageError(_ message: String, as format: OutputFormat) {
    let report = ErrorReport(
      code: ExitStatus.usage.rawValue, message: message, hint: "see netlapse --help")
    let context = ReportContext(
      toolVersion: Version.text, ruleSet: Version.ruleSet, generatedAt: .now, usesColor: false)
    try? write(report.rendered(as: format, context), to: STDERR_FILENO, name: "standard error")
  }

  /// Says something that has to be known before the answer.
  static func note(_ text: String) {
    showProgress("")
    try? write(harmless(text) + "\n", to: STDERR_FILENO, name: "standard error")
  }

  /// Shows how far long work is, on a terminal only; the line is overwritten by the next.
  func progress(_ text: String) { Self.showProgress(text) }

  /// The same, for who has no options at hand.
  static func showProgress(_ text: String) {
    guard isatty(STDERR_FILENO) == 1 else { return }
    try? write("\r\u{1B}[K\(harmless(text))", to: STDERR_FILENO, name: "standard error")
  }

  /// Names of files and Pods are somebody else's text.
  private static func harmless(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !JSONValue.isHarmful($0) }))
  }

  private var format: OutputFormat { options.output ?? .table }

  private func context(descriptor: Int32) -> ReportContext {
    ReportContext(
      toolVersion: Version.text, ruleSet: Version.ruleSet, generatedAt: options.clock,
      usesColor: usesColor(descriptor))
  }

  private func usesColor(_ descriptor: Int32) -> Bool {
    switch options.color ?? .auto {
    case .always: return true
    case .never: return false
    case .auto:
      if options.outputFile != nil && descriptor == STDOUT_FILENO { return false }
      // https://no-color.org
      let noColor = ProcessInfo.processInfo.environment["NO_COLOR"] ?? ""
      return noColor.isEmpty && isatty(descriptor) == 1
    }
  }

  private static func write(_ text: String, to descriptor: Int32, name: String) throws {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 {
        if errno == EINTR { continue }
        throw CommandFailure(.storeError, "\(name): \(String(cString: strerror(errno)))")
      }
      rest = rest.dropFirst(written)
    }
  }
}
