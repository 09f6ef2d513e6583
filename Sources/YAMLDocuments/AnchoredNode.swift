/// What an alias stands for.
struct AnchoredNode {
  /// The JSON of the node.
  let json: [UInt8]
  /// What it is as a name of a mapping, in quotes; nil when it cannot be one.
  let name: [UInt8]?
  /// Levels of nesting inside.
  let height: Int
}
