/// What was seen of one plugin.
package struct PluginSighting: Sendable {
  /// What speaks for it; nothing: there is no sign of it.
  package let signals: [Signal]
  /// What it does.
  package let role: PluginRole
  /// What nobody saw that could speak for it.
  package let unseen: [UnknownReason]

  package init(signals: [Signal], role: PluginRole = .primary, unseen: [UnknownReason] = []) {
    self.signals = signals
    self.role = role
    self.unseen = unseen
  }

  /// All strengths together.
  package var score: Int { signals.map(\.strength.rawValue).reduce(0, +) }
}
