/// How a snapshot's time was found. The words are part of the documents.
package enum TimeSource: String, Sendable {
  /// Stated on the command line.
  case flag
  /// Read out of the name of the file or folder.
  case name
  /// Stated by the evidence itself, such as `coverage.json`.
  case archive
  /// The file's modification time, because the user asked for it.
  case file
  /// The clock, while reading standard input.
  case now
  /// The clock, while collecting from the live API.
  case live
}
