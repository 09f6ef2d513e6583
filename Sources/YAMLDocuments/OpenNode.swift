/// A mapping or sequence whose end has not been seen.
struct OpenNode {
  let isMapping: Bool
  /// Where its JSON begins.
  let start: Int
  /// Where its names begin in ``MappingNames``.
  let namesStart: Int
  /// Whether it has an anchor, the last one of those that are open.
  let hasAnchor: Bool

  /// Whether a name comes next, or the end.
  var expectsName: Bool
  /// Whether nothing of it has been written.
  var isEmpty = true
  /// Whether the value that comes next is one to be merged.
  var isMerging = false
  /// Whether there is something to be merged, the last one of those that wait.
  var hasMerge = false
  /// Whether its names came in order, each behind the one before.
  var isAscending = true
  /// Levels of nesting inside.
  var height = 1
}
