import ClusterObjects
import EvidenceSources
import SnapshotDiff
import SnapshotRecording
import SnapshotStore

/// An error as the program answers with: an exit code, what failed, what to do.
struct CommandFailure: Error {
  let status: ExitStatus
  let message: String
  let hint: String?

  init(_ status: ExitStatus, _ message: String, hint: String? = nil) {
    self.status = status
    self.message = message
    self.hint = hint
  }

  /// Nothing was recorded yet.
  static let nothingOnRecord = CommandFailure(
    .notFound, "nothing is on record", hint: "record something first: netlapse ingest PATH")

  /// The answer to any error of the layers below.
  init(_ error: any Error) {
    switch error {
    case let failure as CommandFailure: self = failure
    case let error as EvidenceError:
      self.init(Self.status(of: error), error.description, hint: error.hint)
    case let failure as RecordingFailure: self.init(failure)
    case let error as AccessError:
      self.init(Self.status(of: error), error.description, hint: error.hint)
    case let error as StoreError:
      self.init(Self.status(of: error), error.description, hint: error.hint)
    case let error as MomentError:
      self.init(.notFound, error.description, hint: "netlapse snapshots shows what is on record")
    case let error as WhatIfRefusal: self.init(.malformedInput, error.description)
    case let error as RecordingRefusal: self.init(.malformedInput, error.description)
    default:
      self.init(
        .internalError, "unexpected: \(error)", hint: "this is a fault of netlapse: report it")
    }
  }

  private init(_ failure: RecordingFailure) {
    if let cause = failure.cause, !(cause is CancellationError) {
      self.init(cause)
      return
    }
    let status: ExitStatus =
      switch failure.kind {
      case .temporary, .permanent: .unavailable
      case .busy: .busy
      case .noRoom: .storeError
      case .interrupted: .interrupted
      }
    self.init(status, failure.message, hint: failure.hint)
  }

  private static func status(of error: EvidenceError) -> ExitStatus {
    switch error.category {
    case .malformed: .malformedInput
    case .notFound: .notFound
    case .permission: .permissionDenied
    case .unstated: .usage
    }
  }

  private static func status(of error: AccessError) -> ExitStatus {
    switch error.category {
    case .malformed: .malformedInput
    case .notFound: .notFound
    case .permission, .unauthenticated: .permissionDenied
    case .unreachable, .interrupted, .timedOut, .unintelligible: .unavailable
    }
  }

  private static func status(of error: StoreError) -> ExitStatus {
    switch error.category {
    case .notFound: .notFound
    case .unreadable: .storeError
    case .busy: .busy
    case .permission: .permissionDenied
    }
  }
}
