import ClusterObjects

extension AgentWorkload {
  /// A setting that is an environment variable of a container; where it is not set, the product's
  /// documented default.
  ///
  /// - Parameters:
  ///   - value: what an unset variable stands for; nil: nothing, and the setting is unknown.
  ///   - reasoning: which default it is, with its source.
  func setting(
    _ name: String, of container: String, default value: String?, reasoning: String
  ) -> Reading<String> {
    guard let object = sighting.object else { return .unknown(unseenReason) }
    guard let found = self.container(container) else {
      return .unknown(
        UnknownReason("\(key) has no container \(container)"), by: [object.provenance()])
    }
    guard found["env"]?.elements?.contains(where: { $0["name"]?.text == name }) == true else {
      let place = [object.provenance("spec", "template", "spec", "containers", container, "env")]
      guard let value else {
        return .unknown(UnknownReason("\(name) is not set on \(key)"), by: place)
      }
      return .documented(value, reasoning: reasoning, by: place)
    }
    return variable(name, of: container)
      ?? .unknown(
        UnknownReason("\(name) of \(key) is set from elsewhere, or its value was withheld"),
        by: [
          object.provenance(
            "spec", "template", "spec", "containers", container, "env", name, "valueFrom")
        ])
  }

  /// Why the workload's settings are not known.
  var unseenReason: UnknownReason {
    sighting.unknown ?? UnknownReason("there is no DaemonSet \(key.qualifiedName)")
  }

  /// Whether the DaemonSet is known not to be there.
  var isGone: Bool { if case .absent = sighting { true } else { false } }

  /// Whether the DaemonSet is there although no node should run it.
  var isIdle: Bool { sighting.object?.int("status", "desiredNumberScheduled") == 0 }

  /// ``signal``, but hardly anything where no node should run the DaemonSet: it then connects
  /// nothing.
  var signalUnlessIdle: Signal? {
    guard isIdle, let object = sighting.object else { return signal }
    return Signal(
      .definitions, "DaemonSet \(key.qualifiedName) is there, and no node runs it",
      object.provenance("status", "desiredNumberScheduled"))
  }
}
