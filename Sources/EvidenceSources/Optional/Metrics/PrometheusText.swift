/// Reads a page of metrics (https://prometheus.io/docs/instrumenting/exposition_formats/), taking
/// only what rules name. Memory follows what is taken, not the page.
struct PrometheusText {
  /// Why a page is not read.
  struct Malformed: Error, Equatable {
    /// The reason, with the line.
    let message: String
  }

  /// So many series are taken of one page: a CoreDNS with a hundred zones has a tenth of this.
  static let seriesMax = 20_000
  /// The longest name and value of a label, in bytes: a DNS name has 253.
  private static let labelBytesMax = 1024

  private let rules: [String: MetricRule]

  init(_ rules: [MetricRule]) {
    self.rules = Dictionary(rules.map { ($0.name, $0) }) { first, _ in first }
  }

  /// Values by rule and kept labels; a series without a finite value is left out.
  ///
  /// - Throws: ``Malformed`` for a line that a rule names and that is none.
  func read(_ page: [UInt8]) throws(Malformed) -> [MetricRule: [String: Double]] {
    var found: [MetricRule: [String: Double]] = [:]
    var count = 0
    var number = 0
    for line in page.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      guard let first = line.first, first != UInt8(ascii: "#") else { continue }
      let nameEnd = line.firstIndex { [0x20, 0x09, UInt8(ascii: "{")].contains($0) }
      guard let nameEnd, let rule = rules[String(decoding: line[..<nameEnd], as: UTF8.self)]
      else { continue }
      var rest = Array(line[nameEnd...])[...]
      guard let labels = Self.labels(&rest), let value = Self.value(rest) else {
        throw Malformed(message: "line \(number) is no sample of \(rule.name)")
      }
      guard value.isFinite, rule.takes(labels) else { continue }
      let series = rule.series(labels)
      if found[rule]?[series] == nil { count += 1 }
      guard count <= Self.seriesMax else {
        throw Malformed(message: "more than \(Self.seriesMax) series")
      }
      found[rule, default: [:]][series, default: 0] += value
    }
    return found
  }

  /// Takes `{a="b",c="d"}` off the front; nil when there is a brace and not that.
  private static func labels(_ text: inout ArraySlice<UInt8>) -> [String: String]? {
    text = text.drop { $0 == 0x20 || $0 == 0x09 }
    guard text.first == UInt8(ascii: "{") else { return [:] }
    text.removeFirst()
    var labels: [String: String] = [:]
    while true {
      text = text.drop { [0x20, 0x09, UInt8(ascii: ",")].contains($0) }
      guard let first = text.first else { return nil }
      if first == UInt8(ascii: "}") {
        text.removeFirst()
        return labels
      }
      guard let end = text.firstIndex(of: UInt8(ascii: "=")), end - text.startIndex < labelBytesMax
      else { return nil }
      let name = String(decoding: text[..<end], as: UTF8.self)
      text = text[(end + 1)...]
      guard let value = quoted(&text) else { return nil }
      labels[name] = value
    }
  }

  /// Takes a text in quotes off the front, its escapes resolved.
  private static func quoted(_ text: inout ArraySlice<UInt8>) -> String? {
    guard text.first == UInt8(ascii: "\"") else { return nil }
    text.removeFirst()
    var value: [UInt8] = []
    while let byte = text.popFirst() {
      if byte == UInt8(ascii: "\"") { return String(validating: value, as: UTF8.self) }
      if byte == UInt8(ascii: "\\") {
        guard let escaped = text.popFirst() else { return nil }
        value.append(escaped == UInt8(ascii: "n") ? 0x0A : escaped)
      } else {
        value.append(byte)
      }
      if value.count > labelBytesMax { return nil }
    }
    return nil
  }

  /// The number behind name and labels; a timestamp or an exemplar may follow.
  private static func value(_ text: ArraySlice<UInt8>) -> Double? {
    let word = text.drop { $0 == 0x20 || $0 == 0x09 }.prefix { $0 > 0x20 }
    guard word.count <= 64 else { return nil }
    switch String(decoding: word, as: UTF8.self) {
    case "+Inf": return .infinity
    case "-Inf": return -.infinity
    case let number: return Double(number)
    }
  }
}

extension MetricRule {
  /// Whether a series is one of those that are taken.
  fileprivate func takes(_ labels: [String: String]) -> Bool {
    values.allSatisfy { label, allowed in labels[label].map(allowed.contains) == true }
  }

  /// The series' name: that of the metric and the labels that are kept, as Prometheus writes them.
  fileprivate func series(_ labels: [String: String]) -> String {
    let kept = self.labels.compactMap { label in
      labels[label].map { value in
        let escaped = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
          .replacing("\n", with: "\\n")
        return "\(label)=\"\(escaped)\""
      }
    }
    return kept.isEmpty ? name : "\(name){\(kept.joined(separator: ","))}"
  }
}
