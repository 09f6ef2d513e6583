/// Why a snapshot was not recorded, as metrics count it: a closed list, so that no error message
/// becomes a label.
package enum MeasuredFailure: String, CaseIterable, Sendable {
  /// The cluster did not answer, or not in time.
  case unreachable
  /// It refused who asked.
  case forbidden
  /// It answered what is no answer, or contradicts itself.
  case invalid
  /// The store was being written by somebody else.
  case busy
  /// The store could not be read or written.
  case store
  /// Anything else.
  case other
}
