import Testing

/// One broken rule of this repository: where it is, what is wrong and what to do about it.
struct Violation: Equatable, CustomStringConvertible {
  let path: String
  /// Counted from 1, as editors do; nil when the whole file or folder is meant.
  let line: Int?
  let problem: String
  let advice: String

  init(_ path: String, line: Int? = nil, _ problem: String, advice: String) {
    self.path = path
    self.line = line
    self.problem = problem
    self.advice = advice
  }

  var place: String { line.map { "\(path):\($0)" } ?? path }

  var description: String { "\(place): \(problem); \(advice)" }
}

extension [Violation] {
  /// `path:line` of each: what the checks' own tests compare.
  var places: [String] { map(\.place) }

  /// Fails the running test once for each violation.
  func record(sourceLocation: SourceLocation = #_sourceLocation) {
    for violation in self {
      Issue.record("\(violation.description)", sourceLocation: sourceLocation)
    }
  }
}
