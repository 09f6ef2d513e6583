/// How much a YAML text may ask for. Beyond it the text is refused, never cut short.
package struct YAMLLimits: Sendable {
  /// Levels of nesting.
  package var depthMax = 128
  /// Bytes of JSON that one document may become, aliases expanded.
  package var documentBytesMax = 64 << 20

  package init() {}
}
