import ClusterObjects
import ReportFormats

/// A report of any members.
struct TestReport: Report {
  var kind = "Test"
  var members: [String: JSONValue] = [:]

  func text(wide: Bool, style: TextStyle) -> String { wide ? "wide\n" : "narrow\n" }
}
