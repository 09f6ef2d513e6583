/// Which objects a partial list held: their ids in ascending order, stored as gaps in LEB128
/// (https://en.wikipedia.org/wiki/LEB128).
struct SeenList {
  let objects: [Int64]

  init(objects: some Sequence<Int64>) { self.objects = objects.sorted() }

  /// Reads what ``encoded`` wrote; nil when it is damaged.
  init?(encoded bytes: some Sequence<UInt8>) {
    var objects: [Int64] = []
    var (gap, shift, last): (Int64, Int64, Int64) = (0, 0, 0)
    for byte in bytes {
      guard shift < 63 else { return nil }
      gap |= Int64(byte & 0x7F) << shift
      shift += 7
      guard byte & 0x80 == 0 else { continue }
      let (next, overflow) = last.addingReportingOverflow(gap)
      guard !overflow, gap > 0 else { return nil }
      objects.append(next)
      (gap, shift, last) = (0, 0, next)
    }
    guard shift == 0 else { return nil }
    self.objects = objects
  }

  var encoded: [UInt8] {
    var bytes: [UInt8] = []
    var last: Int64 = 0
    for object in objects {
      var gap = object - last
      last = object
      while gap >= 0x80 {
        bytes.append(UInt8(gap & 0x7F) | 0x80)
        gap >>= 7
      }
      bytes.append(UInt8(gap))
    }
    return bytes
  }
}
