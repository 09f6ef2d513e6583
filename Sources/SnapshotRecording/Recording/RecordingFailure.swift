/// Why a snapshot was not recorded.
package struct RecordingFailure: Error, CustomStringConvertible {
  /// The kinds that recording answers differently to.
  package enum Kind: String, Sendable {
    /// It may go better later: the cluster is asked less often until it does.
    case temporary
    /// Another process is writing: tried again within the tick.
    case busy
    /// There is too little room on the disk: tried again at the next tick.
    case noRoom
    /// No later attempt can succeed: recording of this cluster ends.
    case permanent
    /// Recording was stopped.
    case interrupted
  }

  /// Which kind it is.
  package let kind: Kind
  /// What failed, in words: value and place included, a credential never.
  package let message: String
  /// What to do about it.
  package let hint: String?
  /// The error of the layer below, for who tells exit codes by it.
  package let cause: (any Error)?

  package init(
    _ kind: Kind, _ message: String, hint: String? = nil, cause: (any Error)? = nil
  ) {
    self.kind = kind
    self.message = message
    self.hint = hint
    self.cause = cause
  }

  package var description: String { message }

  /// Collecting took too long.
  static func timedOut(after deadline: Duration) -> RecordingFailure {
    RecordingFailure(
      .temporary, "collecting took longer than \(deadline.inSeconds) s and was broken off",
      hint: "allow more time, or record less often")
  }

  /// Recording was stopped while the cluster was asked.
  static let stopped = RecordingFailure(
    .interrupted, "recording was stopped before the cluster had answered everything")

  /// The disk is too full to record, whatever was dropped.
  static func noRoom(
    _ space: StoreSpace, reserveBytes: Int64, _ mayDrop: Bool
  ) -> RecordingFailure {
    RecordingFailure(
      .noRoom,
      "\(space.freeBytes) bytes are free beside the store, and \(reserveBytes) are to stay free: "
        + "nothing is recorded",
      hint: mayDrop
        ? "what must stay is too large: make room, or keep less"
        : "make room, or say what may be dropped with --keep options or --max-bytes")
  }
}
