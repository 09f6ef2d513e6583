import ClusterObjects
import NetworkModel
import TestSupport
import Testing

@testable import SnapshotDiff

/// Looking a field up among patterns.
@Suite struct FieldClassTreeTests {
  private func changeClass(
    _ fields: KeyValuePairs<ChangeClass, [FieldPattern]>, at segments: [String]
  ) -> ChangeClass {
    let tree = FieldClassTree(otherwise: .churn, fields.map { ($0.key, $0.value) })
    return segments.reduce(tree.start) { tree.step($0, $1) }.changeClass
  }

  @Test func longestPatternDecides() {
    let fields: KeyValuePairs<ChangeClass, [FieldPattern]> = [
      .routing: ["/spec"], .capacity: ["/spec/*/size"], .cosmetic: ["/spec/pool/note"],
    ]
    #expect(changeClass(fields, at: ["spec", "pool", "other"]) == .routing)
    #expect(changeClass(fields, at: ["spec", "pool", "size"]) == .capacity)
    #expect(changeClass(fields, at: ["spec", "pool", "size", "deeper"]) == .capacity)
    #expect(changeClass(fields, at: ["spec", "pool", "note"]) == .cosmetic)
    #expect(changeClass(fields, at: ["status"]) == .churn)
    #expect(changeClass(fields, at: []) == .churn)
  }

  @Test func whatIsSpelledOutGoesFirst() {
    let fields: KeyValuePairs<ChangeClass, [FieldPattern]> = [
      .churn: ["/data/*"], .routing: ["/data/bpf-*"], .capacity: ["/data/bpf-map"],
    ]
    #expect(changeClass(fields, at: ["data", "mtu"]) == .churn)
    #expect(changeClass(fields, at: ["data", "bpf-lb"]) == .routing)
    #expect(changeClass(fields, at: ["data", "bpf-map"]) == .capacity)
    #expect(changeClass(fields, at: ["data", "bpf"]) == .churn)
  }

  /// Against a search through all patterns.
  @Test(arguments: 0..<20)
  func findsWhatASearchFinds(_ seed: Int) {
    var random = SeededGenerator(seed: seed)
    let letters = ["a", "b", "ab", "*", "a*"]
    let patterns = (0..<8).map { _ in
      (0..<random.index(below: 4) + 1).map { _ in letters[random.index(below: letters.count)] }
    }
    let classes = patterns.map { _ in
      ChangeClass.allCases[random.index(below: ChangeClass.allCases.count)]
    }
    let tree = FieldClassTree(
      otherwise: .churn,
      zip(classes, patterns).map { ($0, [FieldPattern("/" + $1.joined(separator: "/"))]) })
    for _ in 0..<200 {
      let path = (0..<random.index(below: 5) + 1).map { _ in
        ["a", "b", "ab", "c"][random.index(below: 4)]
      }
      let found = path.reduce(tree.start) { tree.step($0, $1) }.changeClass
      #expect(
        found == searched(patterns, classes, path),
        "seed \(seed): \(path) among \(Array(zip(patterns, classes)))")
    }
  }

  private func searched(
    _ patterns: [[String]], _ classes: [ChangeClass], _ path: [String]
  ) -> ChangeClass {
    func rank(_ step: String) -> Int { step == "*" ? 2 : step.hasSuffix("*") ? 1 : 0 }
    let matching = patterns.indices.filter { index in
      let pattern = patterns[index]
      return pattern.count <= path.count
        && zip(pattern, path).allSatisfy { step, segment in
          step == segment || step == "*"
            || step.hasSuffix("*") && segment.hasPrefix(step.dropLast())
        }
    }
    let best = matching.min { first, second in
      let (one, other) = (patterns[first], patterns[second])
      if one.count != other.count { return one.count > other.count }
      let (ranks, others) = (one.map(rank), other.map(rank))
      // Of equal patterns the last one written counts.
      return ranks == others ? first > second : ranks.lexicographicallyPrecedes(others)
    }
    return best.map { classes[$0] } ?? .churn
  }
}
