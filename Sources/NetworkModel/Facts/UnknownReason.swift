package import ClusterObjects

/// Why something is not known, and what would show it.
package struct UnknownReason: Hashable, Sendable {
  /// Of which kind the reason is.
  package enum Kind: Hashable, Sendable {
    /// Evidence that would show it exists, and nobody saw it: of these resources, in order.
    case unseen([ResourceName])
    /// What was seen does not show it.
    case notShown
  }

  /// Of which kind the reason is.
  package let kind: Kind
  /// The reason, one sentence without a full stop.
  package let because: String
  /// What would show it, without a full stop; nil where nothing netlapse can read does.
  package let shownBy: String?

  /// What was seen does not show it.
  package init(_ because: String, shownBy: String? = nil) {
    kind = .notShown
    self.because = because
    self.shownBy = shownBy
  }

  /// Nobody saw these resources, or not enough of them.
  package init(unseen resources: [ResourceName], _ because: String, shownBy: String? = nil) {
    kind = .unseen(resources.sorted())
    self.because = because
    self.shownBy = shownBy
  }

  /// The resources nobody saw; empty where the reason is another.
  package var unseen: [ResourceName] {
    if case .unseen(let resources) = kind { resources } else { [] }
  }

  /// Reason and remedy as one text.
  package var text: String {
    shownBy.map { "\(because); shown by \($0)" } ?? because
  }
}
