package import ClusterObjects

/// What a survey found out about one resource: whether the collector may read it.
package struct AccessFinding: Equatable, Sendable {
  /// How it went.
  package enum Outcome: String, Sendable {
    /// Everything that the collector reads of it may be read.
    case allowed
    /// Something of it may not.
    case forbidden
    /// The server serves no such resource, so no right is missing.
    case notServed
    /// It cannot be told.
    case failed
  }

  /// The resource.
  package let resource: ResourceName
  /// How it went; forbidden wins over failed, and failed over allowed.
  package let outcome: Outcome
  /// What of it the collector would not see, in order.
  package let unseen: [Scope]
  /// The rights that are missing.
  package let missing: [ResourceAction]
  /// The server's words about the first of ``unseen``; empty where there are none.
  package let words: String

  package init(
    _ resource: ResourceName, _ outcome: Outcome, unseen: [Scope] = [],
    missing: [ResourceAction] = [], words: String = ""
  ) {
    self.resource = resource
    self.outcome = outcome
    self.unseen = unseen
    self.missing = missing
    self.words = words
  }

  /// Whether what is asked of `scope` is affected by what is unseen.
  package func hides(_ scope: Scope) -> Bool {
    unseen.contains { hidden in
      hidden.resource == scope.resource
        && Self.meet(hidden.namespace, scope.namespace) && Self.meet(hidden.name, scope.name)
    }
  }

  /// Empty stands for any.
  private static func meet(_ one: String, _ other: String) -> Bool {
    one.isEmpty || other.isEmpty || one == other
  }
}
