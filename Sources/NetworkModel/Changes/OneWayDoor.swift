/// A door that does not open backwards: why it does not, and what leads back all the same.
struct OneWayDoor {
  /// What happened and why it cannot be taken back, without a full stop.
  let because: String
  /// What would lead back, as the end of a sentence that begins with `the way back: `.
  let wayBack: String

  init(_ because: String, wayBack: String) {
    self.because = because
    self.wayBack = wayBack
  }

  /// As class and sentence.
  var judgement: ChangeJudgement {
    ChangeJudgement(.oneWayDoor, "\(because); the way back: \(wayBack)")
  }

  /// A change that nothing is known about: it fails safe.
  ///
  /// - Parameter unknown: what is not known, as a sentence without a full stop.
  static func presumed(_ unknown: String) -> ChangeJudgement {
    OneWayDoor(
      "\(unknown), so it counts as a door that does not open backwards",
      wayBack: "what the product's documentation says, before anything is built on the change"
    ).judgement
  }
}
