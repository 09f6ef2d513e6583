import ArgumentParser
import ReportFormats

/// A size as a person states it: `512MiB`, `2G`.
struct ByteCount: ExpressibleByArgument {
  let bytes: Int64

  /// Reads a size from the command line.
  init?(argument: String) {
    guard let bytes = ByteText.bytes(in: argument) else { return nil }
    self.bytes = bytes
  }
}
