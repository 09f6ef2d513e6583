/// Finds how many of a list's first elements are enough for something, with few tries: for tries
/// that cost much.
package struct PrefixSearch: Sendable {
  private let count: Int
  /// How far apart the lengths are that are tried; from 1 on.
  package let step: Int

  /// - Parameters:
  ///   - count: the length of the list.
  ///   - parts: how finely it is searched: only 0, the whole, and multiples of a step between them
  ///     are tried, of which there are about so many.
  package init(count: Int, parts: Int = 64) {
    self.count = count
    step = max(1, (count + parts - 1) / parts)
  }

  /// The smallest length that suffices, given that every larger one does as well; nil when the
  /// whole list does not. Where that is not given, the answer is one that sufficed when tried.
  package func smallest(_ suffices: (Int) throws -> Bool) rethrows -> Int? {
    guard try suffices(count) else { return nil }
    var enough = (count + step - 1) / step
    var tooFew = -1
    while enough - tooFew > 1 {
      let middle = (enough + tooFew) / 2
      if try suffices(middle * step) { enough = middle } else { tooFew = middle }
    }
    return min(enough * step, count)
  }
}
