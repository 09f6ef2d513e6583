import ClusterObjects

/// What a request came to, after as many attempts as make sense.
enum LiveReply<Answer: Sendable>: Sendable {
  /// It succeeded; the answer began then.
  case answered(Answer, at: Instant)
  /// The server says no, or still cannot.
  case refused(ServerAnswer)
}
