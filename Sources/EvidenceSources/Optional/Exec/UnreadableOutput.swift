/// What a command printed is not what it prints in any version that is known.
struct UnreadableOutput: Error, Equatable, CustomStringConvertible {
  /// The reason.
  let description: String

  init(_ description: String) { self.description = description }
}
