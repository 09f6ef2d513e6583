/// What libzstd says went wrong.
struct CompressionFault: Error, CustomStringConvertible {
  let description: String
}
