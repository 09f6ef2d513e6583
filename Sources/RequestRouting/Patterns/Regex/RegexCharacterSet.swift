/// Characters that one place of a regular expression accepts.
struct RegexCharacterSet: Hashable, Sendable {
  /// Sorted, without overlaps or neighbours, of Unicode scalar values.
  let ranges: [ClosedRange<UInt32>]

  static let any = RegexCharacterSet([0...0x10FFFF])
  static let digits = RegexCharacterSet([0x30...0x39])
  static let word = RegexCharacterSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
  static let space = RegexCharacterSet([0x09...0x0D, 0x20...0x20])

  init(_ ranges: [ClosedRange<UInt32>]) {
    var merged: [ClosedRange<UInt32>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound <= last.upperBound &+ 1 {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    self.ranges = merged
  }

  init(_ scalar: Unicode.Scalar) { ranges = [scalar.value...scalar.value] }

  /// All that are not in it.
  var inverted: RegexCharacterSet {
    var rest: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in ranges {
      if range.lowerBound > next { rest.append(next...(range.lowerBound - 1)) }
      next = range.upperBound + 1
    }
    if next <= 0x10FFFF { rest.append(next...0x10FFFF) }
    return RegexCharacterSet(rest)
  }

  /// With the other case of every ASCII letter.
  var ignoringCase: RegexCharacterSet {
    var all = ranges
    for range in ranges {
      for (letters, offset) in [(UInt32(0x41)...0x5A, Int32(32)), (0x61...0x7A, -32)]
      where range.overlaps(letters) {
        let common = range.clamped(to: letters)
        all.append(
          UInt32(Int32(common.lowerBound) + offset)...UInt32(Int32(common.upperBound) + offset))
      }
    }
    return RegexCharacterSet(all)
  }

  /// The only character it accepts; nil where there are more, or none.
  var single: Unicode.Scalar? {
    guard ranges.count == 1, ranges[0].count == 1 else { return nil }
    return Unicode.Scalar(ranges[0].lowerBound)
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    var (low, high) = (0, ranges.count - 1)
    while low <= high {
      let middle = (low + high) / 2
      if scalar.value < ranges[middle].lowerBound {
        high = middle - 1
      } else if scalar.value > ranges[middle].upperBound {
        low = middle + 1
      } else {
        return true
      }
    }
    return false
  }

  /// A character of it that people would write; nil where it is empty.
  var example: Unicode.Scalar? {
    let usual = "ax1A-_/.~%".unicodeScalars
    return usual.first(where: contains)
      ?? ranges.lazy.compactMap { Unicode.Scalar($0.lowerBound) }.first
  }

  /// As one text for every way to write it.
  var text: String {
    if let single { return "\\u{\(String(single.value, radix: 16))}" }
    return "["
      + ranges.map {
        "\(String($0.lowerBound, radix: 16))-\(String($0.upperBound, radix: 16))"
      }.joined(separator: " ") + "]"
  }
}
