/// The program's exit codes. They are frozen: scripts rely on them.
package enum ExitStatus: Int32, Sendable {
  /// Done.
  case done = 0
  /// The answer is "yes, there is something".
  case found = 1
  /// The evidence was incomplete.
  case incomplete = 3
  /// Wrong usage.
  case usage = 64
  /// The input is not what it claims to be.
  case malformedInput = 65
  /// No such file, snapshot or cluster.
  case notFound = 66
  /// The cluster cannot be reached, or nothing could be collected.
  case unavailable = 69
  /// A fault of the program.
  case internalError = 70
  /// The store cannot be read or written.
  case storeError = 74
  /// The store is busy.
  case busy = 75
  /// Permission denied.
  case permissionDenied = 77
  /// Interrupted.
  case interrupted = 130
}
