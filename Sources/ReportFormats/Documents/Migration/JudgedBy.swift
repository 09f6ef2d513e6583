import ClusterObjects
import GatewayMigration

/// What a reader of progress has to know of how it was judged.
struct JudgedBy {
  private let options: MigrationOptions

  init(_ options: MigrationOptions) { self.options = options }

  /// `{assumesReady, doneAfterHours, waived, acceptedDrift}`
  var document: JSONValue {
    .object([
      "assumesReady": .bool(options.assumesReady),
      "doneAfterHours": .number(DurationText.seconds(ofMilliseconds: milliHours)),
      "waived": .array(options.waivedAnnotations.sorted().map { .string($0) }),
      "acceptedDrift": .array(options.acceptedDrift.sorted().map { .string($0) }),
    ])
  }

  private var milliHours: Int64 { Int64((options.doneAfterHours * 1000).rounded()) }

  /// What is not the rule; nothing where all is.
  var lines: [String] {
    var lines: [String] = []
    if options.assumesReady {
      lines.append("assumed: what is written is in force where no status says anything")
    }
    if !options.waivedAnnotations.isEmpty {
      let names = options.waivedAnnotations.sorted().joined(separator: ", ")
      lines.append("accepted: the loss of \(names)")
    }
    if !options.acceptedDrift.isEmpty {
      let places = options.acceptedDrift.sorted().joined(separator: ", ")
      lines.append("accepted: other backends, or paths at them, of \(places)")
    }
    return lines
  }

  /// The same for people.
  var text: String {
    guard !lines.isEmpty else { return "" }
    return lines.flatMap { TerminalText.wrapped($0, indentation: 0) }
      .reduce("\n") { $0 + $1 + "\n" }
  }
}
