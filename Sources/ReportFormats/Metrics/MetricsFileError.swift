/// Why a file of metrics could not be written.
package struct MetricsFileError: Error, CustomStringConvertible {
  /// The file.
  package let path: String
  /// The system's own words.
  package let detail: String

  package var description: String { "\(path): the metrics cannot be written (\(detail))" }
}
