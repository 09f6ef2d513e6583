/// What one examination of the record found.
package struct DoctorCheck: Equatable, Sendable {
  /// How it came out. The words are part of the documents.
  package enum Outcome: String, Sendable {
    case ok, failed, skipped
  }

  /// What was examined.
  package let name: String
  /// How it came out.
  package let outcome: Outcome
  /// What was found, with the place of the first fault.
  package let detail: String

  package init(name: String, outcome: Outcome, detail: String) {
    self.name = name
    self.outcome = outcome
    self.detail = detail
  }
}
