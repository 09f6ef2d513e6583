package import ClusterObjects

/// A condition in an object's status
/// (https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.34/#condition-v1-meta).
package struct StatusCondition: Hashable, Sendable {
  /// Its type: `Accepted`, `Programmed`, ...
  package let type: String
  /// `True`, `False` or `Unknown`.
  package let status: String
  /// Why, in one word.
  package let reason: String?
  /// Why, in a sentence.
  package let message: String?
  /// The generation of the object that it is about.
  package let observedGeneration: Int?

  /// Nil for what is no condition.
  package init?(_ json: JSONValue) {
    guard let type = json["type"]?.text, let status = json["status"]?.text else { return nil }
    self.type = type
    self.status = status
    reason = json["reason"]?.text
    message = json["message"]?.text
    observedGeneration = json["observedGeneration"]?.int
  }

  /// The conditions in a list; of several of one type the first.
  package static func all(in json: JSONValue?) -> [String: StatusCondition] {
    var conditions: [String: StatusCondition] = [:]
    for element in json?.elements ?? [] {
      guard let condition = StatusCondition(element), conditions[condition.type] == nil
      else { continue }
      conditions[condition.type] = condition
    }
    return conditions
  }

  /// Whether it says so.
  package var isTrue: Bool { status == "True" }

  /// Whether it says the contrary.
  package var isFalse: Bool { status == "False" }

  /// For people: `Accepted is False (NoMatchingParent)`.
  package var description: String {
    "\(type) is \(status)" + (reason.map { " (\($0))" } ?? "")
  }
}
