import JSONScanner

/// How much a YAML text may ask for. Beyond it the text is refused, never cut short.
package struct YAMLLimits: Sendable {
  /// Levels of nesting, aliases expanded: as many as the JSON scanner takes, so that an object is
  /// read in either form or in none. libyaml itself has no limit, and its effort is quadratic.
  package var depthMax = JSONScanner.defaultDepthLimit
  /// Bytes that one scalar, comment or anchored node may have.
  package var nodeBytesMax = 64 << 20
  /// Bytes of JSON that all aliases and merge keys of one document may stand for.
  package var expandedBytesMax = 64 << 20

  package init() {}
}
