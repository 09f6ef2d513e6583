/// An answer that claims success and is not what was asked for.
struct AnswerDefect: Error {
  /// What is wrong, place included.
  let message: String
  /// Whether the same request may be answered better when it is sent again: what was cut off may,
  /// what is another page altogether will not.
  let mayPass: Bool
  /// What to do about it.
  var hint: String?

  /// As whoever asked the cluster is told.
  var accessError: AccessError { AccessError(.unintelligible, message, hint: hint) }
}
