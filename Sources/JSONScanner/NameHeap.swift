/// Heap sort of the member names in the tail of an array: in place and never quadratic, whatever
/// an attacker chose as order.
struct NameHeap {
  /// Where the tail begins.
  let start: Int

  /// Sorts `names[start...]`, indices into the scanner's tape, by their text.
  func sort(_ names: inout [UInt32], _ scanner: borrowing JSONScanner) {
    let count = names.count - start
    for root in stride(from: count / 2 - 1, through: 0, by: -1) {
      siftDown(&names, scanner, root: root, count: count)
    }
    for last in stride(from: count - 1, to: 0, by: -1) {
      names.swapAt(start, start + last)
      siftDown(&names, scanner, root: 0, count: last)
    }
  }

  private func siftDown(
    _ names: inout [UInt32], _ scanner: borrowing JSONScanner, root: Int, count: Int
  ) {
    var parent = root
    while true {
      var child = parent * 2 + 1
      guard child < count else { return }
      if child + 1 < count, precedes(names, child, child + 1, scanner) { child += 1 }
      guard precedes(names, parent, child, scanner) else { return }
      names.swapAt(start + parent, start + child)
      parent = child
    }
  }

  private func precedes(
    _ names: [UInt32], _ first: Int, _ second: Int, _ scanner: borrowing JSONScanner
  ) -> Bool {
    scanner.compareNames(Int(names[start + first]), Int(names[start + second])) < 0
  }
}
