import ClusterObjects

/// What was read of an answer, and when it began.
struct Answer<Value: Sendable>: Sendable {
  let value: Value
  let answeredAt: Instant
}
