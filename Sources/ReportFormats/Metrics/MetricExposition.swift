/// Metrics as Prometheus reads them, in the text format 0.0.4
/// (https://prometheus.io/docs/instrumenting/exposition_formats/).
///
/// Our own, because none of the maintained Swift packages we may use renders it: swift-metrics is
/// the interface alone.
package struct MetricExposition: Sendable {
  /// What an HTTP answer calls the format.
  package static let contentType = "text/plain; version=0.0.4; charset=utf-8"

  private let families: [MetricFamily]

  package init(_ families: [MetricFamily]) { self.families = families }

  /// The text. Families are sorted by name, values by labels; a family without values is left out.
  package var text: String {
    families.filter { !$0.samples.isEmpty }
      .sorted { Self.precedes($0.name, $1.name) }
      .map(Self.text(of:)).joined()
  }

  private static func text(of family: MetricFamily) -> String {
    let lines = family.samples.map { labels, value in
      "\(family.name)\(text(of: labels)) \(number(value))\n"
    }
    let help = escaped(family.help, quotes: false)
    return "# HELP \(family.name) \(help)\n# TYPE \(family.name) \(family.kind.rawValue)\n"
      + lines.sorted(by: precedes).joined()
  }

  private static func text(of labels: [String: String]) -> String {
    if labels.isEmpty { return "" }
    let pairs = labels.sorted { precedes($0.key, $1.key) }.map { name, value in
      "\(name)=\"\(escaped(value, quotes: true))\""
    }
    return "{\(pairs.joined(separator: ","))}"
  }

  private static func escaped(_ text: String, quotes: Bool) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\\\"
      case "\n": escaped += "\\n"
      case "\"" where quotes: escaped += "\\\""
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// As Go's ParseFloat reads it: whole numbers without a fraction.
  private static func number(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
    return Int64(exactly: value).map { String($0) } ?? value.description
  }

  /// Bytewise: the same on every machine.
  private static func precedes(_ first: String, _ second: String) -> Bool {
    first.utf8.lexicographicallyPrecedes(second.utf8)
  }
}
