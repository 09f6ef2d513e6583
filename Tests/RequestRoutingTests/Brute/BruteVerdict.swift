/// What the documents of an API say about one request.
enum BruteVerdict: Hashable, CustomStringConvertible {
  /// This, without doubt.
  case certain(BruteAnswer)
  /// This; but it takes more than one look at the rules to see it, and to doubt is no fault.
  case deduced(BruteAnswer)
  /// Implementations may differ: to be certain is a fault.
  case open
  /// They say nothing, or say it in two ways.
  case unsaid

  /// Whether an answer is no fault.
  func allows(_ answer: BruteAnswer) -> Bool {
    switch self {
    case .certain(let own): answer == own
    case .deduced(let own): answer == own || answer == .unproven
    case .open: answer == .unproven
    case .unsaid: true
    }
  }

  /// The answer where there is only one.
  var answer: BruteAnswer? {
    switch self {
    case .certain(let own), .deduced(let own): own
    case .open, .unsaid: nil
    }
  }

  var description: String {
    switch self {
    case .certain(let own): own.description
    case .deduced(let own): "\(own.description), or unproven"
    case .open: "unproven"
    case .unsaid: "anything"
    }
  }
}
