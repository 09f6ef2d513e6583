/// Which objects a partial list held: their ids in ascending order, stored as gaps in LEB128
/// (https://en.wikipedia.org/wiki/LEB128).
struct SeenList {
  let objects: [Int64]

  init(objects: some Sequence<Int64>) { self.objects = objects.sorted() }

  /// Reads what ``encoded`` wrote; nil when it is damaged.
  init?(encoded: some Sequence<UInt8>) {
    var objects: [Int64] = []
    var last: Int64 = 0
    var bytes = Array(encoded)[...]
    while !bytes.isEmpty {
      guard let number = LEB128.take(from: &bytes), let gap = Int64(exactly: number), gap > 0
      else { return nil }
      let (next, overflow) = last.addingReportingOverflow(gap)
      guard !overflow else { return nil }
      objects.append(next)
      last = next
    }
    self.objects = objects
  }

  var encoded: [UInt8] {
    var bytes: [UInt8] = []
    var last: Int64 = 0
    for object in objects {
      LEB128.append(UInt64(object - last), to: &bytes)
      last = object
    }
    return bytes
  }
}
