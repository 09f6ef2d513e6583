package import ClusterObjects

/// A product that connects Pods: how it is recognised, and what its objects say about the network.
/// Vendors' words stop here.
package protocol NetworkPlugin: Sendable {
  /// Its word.
  var name: PluginName { get }

  /// What it reads, for both methods.
  var inputs: [Scope] { get }

  /// What speaks for it. Reads only ``inputs``.
  ///
  /// - Throws: the history's error.
  func sighting(in evidence: NetworkEvidence) throws -> PluginSighting

  /// What its objects say; asked only of a plugin that was seen, whatever its role. Reads only
  /// ``inputs``.
  ///
  /// - Throws: the history's error.
  func settings(in evidence: NetworkEvidence) throws -> PluginSettings

  /// The workload whose agents read ``configuration`` when they start, by its key; nil where they
  /// follow it at run time, or none is known.
  var agents: (workload: ObjectKey, configuration: ObjectKey)? { get }
}

extension NetworkPlugin {
  /// None is known.
  package var agents: (workload: ObjectKey, configuration: ObjectKey)? { nil }
}
