/// Asks several Pods at once, and not all.
enum BoundedTasks {
  /// Runs `body` for each element, at most `atOnceMax` at a time.
  ///
  /// - Returns: what it returned, in the elements' order.
  /// - Throws: what `body` throws, and `CancellationError`; the others are cancelled then.
  static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], atOnceMax: Int,
    _ body: @escaping @Sendable (Element) async throws -> Result
  ) async throws -> [Result] {
    var results: [Result?] = Array(repeating: nil, count: elements.count)
    try await withThrowingTaskGroup(of: (Int, Result).self) { group in
      var next = 0
      func start() {
        let index = next
        group.addTask { (index, try await body(elements[index])) }
        next += 1
      }
      while next < min(atOnceMax, elements.count) { start() }
      while let (index, result) = try await group.next() {
        results[index] = result
        try Task.checkCancellation()
        if next < elements.count { start() }
      }
    }
    return results.compactMap { $0 }
  }
}
