/// A range of addresses: `10.244.0.0/16`.
package struct IPPrefix: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The first address, all bits after the prefix zero.
  package let base: IPAddress
  /// Bits of the prefix.
  package let length: Int

  /// - Parameter base: any address in the range.
  /// - Precondition: the length fits the family.
  package init(_ base: IPAddress, length: Int) {
    precondition((0...base.family.bits).contains(length), "no prefix is that long")
    let free = UInt128(base.family.bits - length)
    let number = free >= 128 ? 0 : (base.number >> free) << free
    self.base = IPAddress(family: base.family, number: number)
    self.length = length
  }

  /// Reads CIDR notation; bits after the prefix are dropped. nil for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let base = IPAddress(String(parts[0])),
      parts[1].allSatisfy(\.isWholeNumber), let length = Int(parts[1]), length <= base.family.bits
    else { return nil }
    self.init(base, length: length)
  }

  /// Its family.
  package var family: IPFamily { base.family }

  /// In CIDR notation.
  package var description: String { "\(base)/\(length)" }

  /// The last address.
  package var last: IPAddress {
    let free = UInt128(family.bits - length)
    let mask = free >= 128 ? UInt128.max : (UInt128(1) << free) - 1
    return IPAddress(family: family, number: base.number | mask)
  }

  /// Whether the address lies in it.
  package func contains(_ address: IPAddress) -> Bool {
    address.family == family && address >= base && address <= last
  }

  /// Whether the other range lies in it, or is it.
  package func contains(_ other: IPPrefix) -> Bool {
    other.length >= length && contains(other.base)
  }

  /// By family, first address and length.
  package static func < (first: IPPrefix, second: IPPrefix) -> Bool {
    (first.base, first.length) < (second.base, second.length)
  }
}

extension IPPrefix {
  /// The smallest range that holds all of these, which are of one family; nil for none.
  package static func covering(_ prefixes: [IPPrefix]) -> IPPrefix? {
    guard let low = prefixes.map(\.base).min(), let high = prefixes.map(\.last).max() else {
      return nil
    }
    let differing = low.number ^ high.number
    let free = UInt128.bitWidth - differing.leadingZeroBitCount
    return IPPrefix(low, length: low.family.bits - free)
  }
}
