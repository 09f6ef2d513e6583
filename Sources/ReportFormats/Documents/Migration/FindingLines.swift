import ClusterObjects
import GatewayMigration

/// Findings for people.
enum FindingLines {
  /// The findings of one rule together, with the first step only; `wide`: each, with all of it.
  static func text(_ review: MigrationReview, wide: Bool, _ style: TextStyle) -> String {
    var text = ""
    if !review.findings.isEmpty {
      text += "\n" + style.colored("what to do next", .heading) + "\n"
      text += wide ? review.findings.map { whole($0, style) }.joined() : folded(review, style)
    }
    guard !review.notAssessed.isEmpty else { return text }
    guard wide else {
      let rules = Set(review.notAssessed.map(\.rule)).count
      return text + "\n\(CountText.text(rules, "rule")) not assessed for all cells "
        + "(-o wide tells why)\n"
    }
    text += "\n" + style.colored("not assessed", .heading) + "\n"
    for entry in review.notAssessed {
      let line = "\(entry.rule), \(CountText.text(entry.cells.count, "cell")): \(entry.because)"
      text += lines(line, 2)
    }
    return text
  }

  /// All of one finding.
  static func whole(_ finding: MigrationFinding, _ style: TextStyle) -> String {
    var text = heading(finding, "", style) + lines(finding.why, 4)
    for (place, action) in finding.nextActions.enumerated() {
      text += lines("\(place + 1). \(action)", 4)
    }
    text += lines("to go back: \(finding.rollback)", 4)
    text += lines("who: \(finding.delegate)", 4)
    if !finding.assumptions.isEmpty {
      text += lines("assumed: \(finding.assumptions.joined(separator: "; "))", 4)
    }
    return text
  }

  private static func folded(_ review: MigrationReview, _ style: TextStyle) -> String {
    struct Group: Hashable {
      let rule: String
      let severity: FindingSeverity
    }
    var groups: [Group: Int] = [:]
    for finding in review.findings {
      groups[Group(rule: finding.rule, severity: finding.severity), default: 0] += 1
    }
    var text = ""
    for finding in review.findings {
      let group = Group(rule: finding.rule, severity: finding.severity)
      guard let count = groups.removeValue(forKey: group) else { continue }
      let more = count > 1 ? " (and \(CountText.text(count - 1, "more cell")))" : ""
      text += heading(finding, more, style)
      if let action = finding.nextActions.first { text += lines("-> \(action)", 4) }
      text += lines("who: \(finding.delegate)", 4)
    }
    return text
  }

  private static func heading(
    _ finding: MigrationFinding, _ more: String, _ style: TextStyle
  ) -> String {
    let text = TerminalText.wrapped(
      "\(finding.severity.rawValue)  \(finding.title)\(more)", indentation: 2)
    return text.map { style.colored($0, finding.severity == .high ? .removed : .changed) + "\n" }
      .joined()
  }

  private static func lines(_ text: String, _ indentation: Int) -> String {
    TerminalText.wrapped(text, indentation: indentation).map { $0 + "\n" }.joined()
  }
}
