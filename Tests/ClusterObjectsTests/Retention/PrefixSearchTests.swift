import ClusterObjects
import TestSupport
import Testing

/// Searching for how much is enough.
struct PrefixSearchTests {
  @Test func itFindsTheSmallestLengthThatSuffices() {
    for count in 0...130 {
      for least in 0...count + 1 {
        let found = PrefixSearch(count: count, parts: 16).smallest { $0 >= least }
        let step = max(1, (count + 15) / 16)
        let steps = stride(from: 0, to: count, by: step) + [count]
        #expect(found == steps.first { $0 >= least }, "\(least) of \(count)")
      }
    }
  }

  @Test func itTriesFewTimesAndOnlyInRange() {
    var tried: [Int] = []
    let found = PrefixSearch(count: 2000).smallest { length in
      tried.append(length)
      return length >= 777
    }
    #expect(found == 800)
    #expect(tried.count <= 8)
    #expect(tried.allSatisfy { (0...2000).contains($0) })
  }

  /// A size need not fall with every snapshot that goes: then the answer still sufficed.
  @Test func whatItFindsSufficedEvenWhereMoreDoesNot() {
    for seed in 0..<200 {
      var random = SeededGenerator(seed: seed)
      let count = random.index(below: 50)
      let suffices = (0...count).map { _ in random.isOne(in: 2) }
      let found = PrefixSearch(count: count).smallest { suffices[$0] }
      #expect(found.map { suffices[$0] } ?? !suffices[count], "seed \(seed)")
    }
  }
}
