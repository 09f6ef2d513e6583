import ClusterObjects

extension AgentWorkload {
  /// The workload that is there, of several places it may be installed in: the one that says most
  /// for the plugin; else one that nobody can say of; else the first.
  static func found(among places: [AgentWorkload]) -> AgentWorkload? {
    let present = places.filter { $0.sighting.object != nil }
    let strongest = present.max { first, second in
      (first.signalUnlessIdle?.strength.rawValue ?? 0)
        < (second.signalUnlessIdle?.strength.rawValue ?? 0)
    }
    return strongest ?? places.first { $0.sighting.unknown != nil } ?? places.first
  }

  /// What speaks for the plugin in the object that its agents read. Without them it is a leftover.
  ///
  /// - Parameter observed: what it says, as part of a sentence; nil: that it is there.
  func signal(of configuration: Sighting, _ observed: String? = nil) -> Signal? {
    // Agents that no node runs say themselves that they are a leftover.
    guard let object = configuration.object, !isIdle else { return nil }
    let kind = ResourceCatalogue.current[object.key.resource]?.kind ?? object.key.resource.text
    let label = "\(kind) \(object.key.qualifiedName)"
    if isGone {
      return Signal(
        .definitions, "\(label) is there, but no agent that reads it", object.provenance())
    }
    return Signal(.configuration, observed ?? "\(label) is there", object.provenance())
  }

  /// The value of a flag that is true or false, as Go reads it
  /// (https://pkg.go.dev/strconv#ParseBool); nil where it is not among the arguments.
  func truth(ofFlag name: String, of container: String? = nil) -> Reading<Bool>? {
    guard let stated = flag(name, of: container), let text = stated.value else { return nil }
    switch text {
    case "", "1", "t", "T", "true", "TRUE", "True":
      return .stated(true, by: stated.provenance)
    case "0", "f", "F", "false", "FALSE", "False":
      return .stated(false, by: stated.provenance)
    default:
      return .unknown(
        UnknownReason("--\(name)=\(text) is neither true nor false"), by: stated.provenance)
    }
  }
}
