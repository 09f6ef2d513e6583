import ClusterObjects

/// What the operator was asked for, and what it made of it
/// (https://docs.tigera.io/calico/latest/reference/installation/api).
struct CalicoInstallation {
  /// What it reads.
  static let input = Scope("installations.operator.tigera.io", name: "default")

  /// The one object there is.
  let sighting: Sighting

  /// - Throws: the history's error.
  init(_ evidence: NetworkEvidence) throws {
    sighting = try evidence.object("installations.operator.tigera.io", named: "default")
  }

  /// A setting: what the operator runs with; where its status shows nothing, what was asked for.
  func setting(_ path: [String]) -> Reading<JSONValue>? {
    guard let object = sighting.object else { return nil }
    let name = path.joined(separator: ".")
    let asked = object.value(["spec"] + path)
    let running = object.value(["status", "computed"] + path)
    if let running {
      let place = Provenance(object.key, FieldPath(["status", "computed"] + path))
      guard let asked, asked != running else { return .stated(running, by: [place]) }
      return .stated(
        running, by: [place, Provenance(object.key, FieldPath(["spec"] + path))],
        reasoning: "what the operator runs with; spec.\(name) asks for something else")
    }
    return asked.map { value in
      .stated(
        value, by: [Provenance(object.key, FieldPath(["spec"] + path))],
        reasoning: object["status", "computed"] == nil
          ? "what is asked for; the operator does not show what it runs with" : nil)
    }
  }

  /// A word among the settings.
  func word(_ path: String...) -> Reading<String>? {
    guard let found = setting(path), let text = found.value?.text, !text.isEmpty else {
      return nil
    }
    return found.map { _ in text }
  }
}
