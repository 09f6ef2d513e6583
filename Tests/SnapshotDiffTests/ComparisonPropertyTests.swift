import ClusterObjects
import SnapshotDiff
import TestSupport
import Testing

/// What holds for the comparison of any two objects.
struct ComparisonPropertyTests {
  private static func pair(_ seed: UInt64) -> (TestObject, TestObject) {
    var random = SeededGenerator(seed: seed)
    let first = RandomObject(&random)
    let second = random.isOne(in: 5) ? RandomObject(&random) : first.changed(&random)
    return (
      TestObject("services", "x", in: "ns", value: first.value),
      TestObject("services", "x", in: "ns", value: second.value)
    )
  }

  private static let seeds = (0..<600).map { UInt64($0) }

  @Test func theFieldsTurnOneSideIntoTheOther() throws {
    var changed = 0
    for seed in Self.seeds {
      let (first, second) = Self.pair(seed)
      let comparison = try Comparison(first, second)
      var (form, goal) = NaturalForm.pair(first.value, second.value)
      if form != goal { changed += 1 }
      #expect((form == goal) == (comparison.change == nil), "seed \(seed)")
      form.apply(comparison.fields)
      #expect(form == goal, "seed \(seed): \(comparison.lines)")
      comparison.expectPointersToResolve("seed \(seed)")
    }
    #expect(changed > 400)
  }

  @Test func pathsAreSortedAndNoneLiesInAnother() throws {
    for seed in Self.seeds {
      let (first, second) = Self.pair(seed)
      let paths = try Comparison(first, second).fields.map(\.path)
      for (path, next) in zip(paths, paths.dropFirst()) {
        #expect(path < next, "seed \(seed)")
        #expect(!next.segments.starts(with: path.segments), "seed \(seed): \(path), \(next)")
      }
    }
  }

  @Test func theOtherWayRoundIsTheMirrorImage() throws {
    for seed in Self.seeds {
      let (first, second) = Self.pair(seed)
      let there = try Comparison(first, second)
      let back = try Comparison(second, first)
      func ends(_ field: FieldChange, swapped: Bool) -> [String?] {
        let from = [field.from?.compactText, field.pointerFrom]
        let to = [field.to?.compactText, field.pointerTo]
        return [field.path.description] + (swapped ? to + from : from + to)
      }
      #expect(
        there.fields.map { ends($0, swapped: false) }
          == back.fields.map { ends($0, swapped: true) }, "seed \(seed)")
      #expect(there.change?.change == back.change?.change, "seed \(seed)")
    }
  }

  @Test func anObjectIsNoChangeFromItself() throws {
    for seed in Self.seeds {
      let (first, _) = Self.pair(seed)
      #expect(try Comparison(first, first).change == nil, "seed \(seed)")
    }
  }
}
