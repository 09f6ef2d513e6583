import ClusterObjects
import ReportFormats

extension ReportContext {
  /// A context that is the same every day.
  static let test = ReportContext(
    toolVersion: "1.2.3", ruleSet: 4,
    generatedAt: Instant(millisecondsSinceEpoch: 1_790_000_000_000), usesColor: false)

  /// The same, with colour.
  static var colored: ReportContext {
    var context = test
    context.usesColor = true
    return context
  }
}
