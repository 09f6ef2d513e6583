/// What a moment says about one Service.
package enum ServiceSighting: Sendable {
  /// It is there.
  case present(RecordedService)
  /// It is known not to be there.
  case absent
  /// Nobody can say, for this reason.
  case unknown(String)
}
