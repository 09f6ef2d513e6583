import JSONScanner

/// A resource's rule of what is stored, ready to be applied to the tape of an object.
struct Projection: Sendable {
  private let dropped: FieldTree
  private let kept: FieldTree?
  private let keptInNetworkSystem: FieldTree?

  init(of resource: Resource) {
    switch resource.stored {
    case .allBut(let patterns):
      dropped = FieldTree(UniversalFields.dropped + patterns)
      kept = nil
      keptInNetworkSystem = nil
    case .only(let patterns):
      dropped = FieldTree(UniversalFields.dropped)
      kept = FieldTree(patterns)
      keptInNetworkSystem = kept
    case .onlyBy(let always, let inNetworkSystem):
      dropped = FieldTree(UniversalFields.dropped)
      kept = FieldTree(always)
      keptInNetworkSystem = FieldTree(always + inNetworkSystem)
    }
  }

  /// Marks on the tape what is not stored of an object in `namespace`.
  func apply(to scanner: inout JSONScanner, namespace: String) {
    let kept =
      NetworkSystem.contains(namespace: namespace) ? self.keptInNetworkSystem : self.kept
    _ = descend(
      &scanner, 0, kept: kept, keepAt: kept.map { _ in FieldTree.root }, dropAt: FieldTree.root)
  }

  /// Walks one container along with both trees; nil for a tree means it has no say below here.
  ///
  /// - Returns: whether the container held something and holds nothing any more. It is then left
  ///   out itself, so that an annotation nobody keeps does not leave empty annotations behind.
  private func descend(
    _ scanner: inout JSONScanner, _ container: Int, kept: FieldTree?,
    keepAt: FieldTree.Position?, dropAt: FieldTree.Position?
  ) -> Bool {
    let isObject = scanner.kind(container) == .object
    guard isObject || scanner.kind(container) == .array else { return false }
    let end = scanner.next(container)
    var item = container + 1
    var keepsSomething = item == end
    while item < end {
      let value = isObject ? item + 1 : item
      let keepBelow =
        isObject
        ? keepAt.flatMap { kept?.member(of: $0, named: item, in: scanner) }
        : keepAt.flatMap { kept?.element(of: $0) }
      let dropBelow =
        isObject
        ? dropAt.flatMap { dropped.member(of: $0, named: item, in: scanner) }
        : dropAt.flatMap { dropped.element(of: $0) }
      let isUnwanted = keepAt != nil && keepBelow == nil
      if isUnwanted || dropBelow.map(dropped.isEnd) == true {
        scanner.drop(item)
      } else {
        let isWhole = keepBelow.map { kept?.isEnd($0) == true } ?? true
        let isContainer = scanner.kind(value) == .object || scanner.kind(value) == .array
        let isEmptied =
          (!isWhole || dropBelow != nil)
          && descend(
            &scanner, value, kept: kept, keepAt: isWhole ? nil : keepBelow, dropAt: dropBelow)
        // A scalar where something below it is kept is nothing that the API serves.
        if isEmptied || (!isWhole && !isContainer) {
          scanner.drop(item)
        } else {
          keepsSomething = true
        }
      }
      item = scanner.next(value)
    }
    return !keepsSomething
  }
}
