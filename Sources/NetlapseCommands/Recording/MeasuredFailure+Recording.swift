import EvidenceSources
import ReportFormats
import SnapshotRecording
import SnapshotStore

extension MeasuredFailure {
  /// How metrics count a recorder's failure.
  init(_ failure: RecordingFailure) {
    switch failure.kind {
    case .busy: self = .busy
    case .noRoom: self = .store
    case .temporary, .permanent, .interrupted: self = Self.of(failure.cause)
    }
  }

  private static func of(_ cause: (any Error)?) -> MeasuredFailure {
    switch cause {
    case is StoreError: .store
    case is EvidenceError: .invalid
    case let error as AccessError: of(error)
    // Only what took too long has no cause.
    case nil: .unreachable
    default: .other
    }
  }

  private static func of(_ error: AccessError) -> MeasuredFailure {
    switch error.category {
    case .unreachable, .interrupted, .timedOut: .unreachable
    case .unauthenticated, .permission: .forbidden
    case .malformed, .notFound, .unintelligible: .invalid
    }
  }
}
