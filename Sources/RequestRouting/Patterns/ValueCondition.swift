/// What a header or a parameter has to be.
package enum ValueCondition: Hashable, Sendable {
  /// This, byte for byte.
  case exact(String)
  /// What a regular expression accepts as a whole.
  case regex(PathRegex)
  /// Anything: it only has to be there.
  case present

  /// Whether a value is that.
  package func holds(_ value: String) -> Bool {
    switch self {
    case .exact(let wanted): value == wanted
    case .regex(let regex): regex.matches(value)
    case .present: true
    }
  }

  /// A value that is that; nil where none is known.
  var sample: String? {
    switch self {
    case .exact(let wanted): wanted
    case .regex(let regex): regex.samples.first
    case .present: "x"
    }
  }

  var description: String {
    switch self {
    case .exact(let wanted): "= \(wanted)"
    case .regex(let regex): "~ \(regex.pattern)"
    case .present: "is there"
    }
  }
}
