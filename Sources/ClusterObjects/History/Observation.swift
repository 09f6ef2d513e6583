/// What a snapshot says about one object.
package enum Observation: Equatable, Sendable {
  /// It was there, with this content.
  case present(ContentReference)
  /// Its scope was seen and it was not there.
  case absent
  /// Nobody can say: this is how the attempt to look ended.
  case unknown(CoverageOutcome)
}
