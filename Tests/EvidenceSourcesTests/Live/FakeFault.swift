import ClusterObjects
import EvidenceSources

/// What a ``FakeCluster`` does in the place of an answer.
enum FakeFault: Sendable {
  /// A `Status`, with what it asks to wait and the names of an object.
  case status(Int, String = "no", retryAfterSeconds: Double? = nil)
  /// No answer at all.
  case error(AccessError)
  /// The right answer, but only so much of its bytes, and then an error or (nil) the end.
  case cutOff(Double, AccessError? = nil)
  /// Something else.
  case body(String, contentType: String = "application/json", status: Int = 200)
}
