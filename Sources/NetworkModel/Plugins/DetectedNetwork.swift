import ClusterObjects

/// The plugins that a moment shows, and which of them connects Pods.
package struct DetectedNetwork: Sendable {
  /// One plugin that was seen.
  package struct Sighted: Sendable {
    /// Which.
    package let plugin: any NetworkPlugin
    /// What was seen of it.
    package let sighting: PluginSighting
  }

  /// A plugin with less than this is a leftover: kinds that an uninstall left, an annotation.
  private static let presentScore = 20

  /// The plugin that connects Pods, or why it is not known.
  package let primary: Reading<PluginName>
  /// Plugins that work on top of it or enforce policy only, strongest first.
  package let others: [Sighted]
  /// Plugins of which only traces are left, strongest first.
  package let leftovers: [Sighted]
  private let sighted: [Sighted]

  init(in evidence: NetworkEvidence) throws {
    var present: [Sighted] = []
    var leftovers: [Sighted] = []
    var unseen: [UnknownReason] = []
    for plugin in NetworkPlugins.all {
      let sighting = try plugin.sighting(in: evidence)
      unseen += sighting.unseen.filter { !unseen.contains($0) }
      guard !sighting.signals.isEmpty else { continue }
      let found = Sighted(plugin: plugin, sighting: sighting)
      if sighting.score >= Self.presentScore {
        present.append(found)
      } else {
        leftovers.append(found)
      }
    }
    sighted = Self.strongestFirst(present)
    self.leftovers = Self.strongestFirst(leftovers)
    others = sighted.filter { $0.sighting.role != .primary }
    primary = Self.primary(
      among: sighted.filter { $0.sighting.role == .primary }, leftovers: self.leftovers,
      unseen: unseen)
  }

  /// What the plugin says that connects Pods; nil where it is not known which does.
  ///
  /// - Throws: the history's error.
  package func settings(in evidence: NetworkEvidence) throws -> PluginSettings {
    guard let plugin = primaryPlugin else {
      return PluginSettings(
        unknown: primary.unknown ?? UnknownReason("it is not known which plugin connects Pods"))
    }
    return try plugin.settings(in: evidence)
  }

  /// The plugin that connects Pods, where it is known.
  package var primaryPlugin: (any NetworkPlugin)? {
    primary.value.flatMap { name in sighted.first { $0.plugin.name == name }?.plugin }
  }

  private static func strongestFirst(_ found: [Sighted]) -> [Sighted] {
    found.sorted { first, second in
      first.sighting.score != second.sighting.score
        ? first.sighting.score > second.sighting.score : first.plugin.name < second.plugin.name
    }
  }

  private static func primary(
    among candidates: [Sighted], leftovers: [Sighted], unseen: [UnknownReason]
  ) -> Reading<PluginName> {
    guard let best = candidates.first else {
      if let reason = unseen.first {
        return .unknown(
          UnknownReason(
            unseen: unseen.flatMap(\.unseen), "no plugin shows itself, and \(reason.because)",
            shownBy: reason.shownBy))
      }
      let traces = leftovers.map(\.plugin.name.text).joined(separator: ", ")
      return .unknown(
        UnknownReason(
          traces.isEmpty
            ? "no plugin that netlapse knows shows itself"
            : "only traces of \(traces) are left, as after an uninstall",
          shownBy: "the files in /etc/cni/net.d of a node"))
    }
    let observed = best.sighting.signals.map(\.observed)
    let provenance = best.sighting.signals.map(\.provenance)
    if candidates.count > 1, candidates[1].sighting.score == best.sighting.score {
      return .unknown(
        UnknownReason(
          "\(best.plugin.name) and \(candidates[1].plugin.name) show themselves alike",
          shownBy: "the files in /etc/cni/net.d of a node"), by: provenance)
    }
    var reasoning = observed.joined(separator: "; ")
    let rivals = candidates.dropFirst().map(\.plugin.name.text)
    if !rivals.isEmpty {
      reasoning += "; less speaks for \(rivals.joined(separator: ", "))"
    }
    let isSure = best.sighting.score >= Signal.Strength.runningAgents.rawValue
    return isSure
      ? .stated(best.plugin.name, by: provenance, reasoning: reasoning)
      : .inferred(best.plugin.name, reasoning: reasoning, by: provenance)
  }
}
