import ClusterObjects

/// What the DaemonSet of a plugin's agents shows.
struct AgentWorkload {
  /// The share of nodes that must have a ready agent for it to count as running.
  private static let runningShare = 0.9

  /// Its key.
  let key: ObjectKey
  /// The DaemonSet, or why it is not there.
  let sighting: Sighting

  /// - Throws: the history's error.
  init(_ name: String, in namespace: String, _ evidence: NetworkEvidence) throws {
    key = ObjectKey(resource: "daemonsets.apps", namespace: namespace, name: name)
    sighting = try evidence.object("daemonsets.apps", in: namespace, named: name)
  }

  /// What speaks for the plugin, where the DaemonSet is there.
  var signal: Signal? {
    guard let object = sighting.object else { return nil }
    let label = "DaemonSet \(key.qualifiedName)"
    guard let desired = object.int("status", "desiredNumberScheduled"), desired > 0,
      let ready = object.int("status", "numberReady") ?? object.int("status", "numberAvailable")
    else {
      return Signal(
        .agents, "\(label) is there, and how many of its pods are ready is not shown",
        object.provenance())
    }
    let isRunning = Double(ready) >= Double(desired) * Self.runningShare
    return Signal(
      isRunning ? .runningAgents : .agents, "\(label) is ready on \(ready) of \(desired) nodes",
      object.provenance("status"))
  }

  /// A container, by its name; without one the first.
  func container(_ name: String? = nil) -> JSONValue? {
    let containers = sighting.object?.elements("spec", "template", "spec", "containers") ?? []
    guard let name else { return containers.first }
    return containers.first { $0["name"]?.text == name }
  }

  /// The tag of a container's image: `docker.io/kindest/kindnetd:v20260820-abc` has
  /// `v20260820-abc`; nil where there is no container, or its image is known by digest only.
  func imageTag(of container: String? = nil) -> Reading<String> {
    guard let object = sighting.object else {
      return .unknown(
        sighting.unknown ?? UnknownReason("there is no DaemonSet \(key.qualifiedName)"))
    }
    guard let found = self.container(container), let image = found["image"]?.text,
      let containerName = found["name"]?.text
    else { return .unknown(UnknownReason("\(key) names no image")) }
    let place = object.provenance("spec", "template", "spec", "containers", containerName, "image")
    guard let tag = ImageReference(image).tag else {
      return .unknown(UnknownReason("the image \(image) has no tag"), by: [place])
    }
    return .stated(tag, by: [place])
  }

  /// The value of an environment variable of a container; nil where it is not set, or its value
  /// was withheld or comes from somewhere else.
  func variable(_ name: String, of container: String? = nil) -> Reading<String>? {
    guard let object = sighting.object, let found = self.container(container),
      let value = found["env"]?.elements?.first(where: { $0["name"]?.text == name })?["value"]?.text
    else { return nil }
    let containerName = found["name"]?.text ?? ""
    return .stated(
      value,
      by: [
        object.provenance(
          "spec", "template", "spec", "containers", containerName, "env", name, "value")
      ])
  }

  /// The value of a flag among command and arguments of a container: `--proxy-mode=ipvs` has
  /// `ipvs`, `--run-router` alone has the empty text; nil where it is not among them.
  func flag(_ name: String, of container: String? = nil) -> Reading<String>? {
    guard let object = sighting.object, let found = self.container(container) else { return nil }
    for list in ["command", "args"] {
      for argument in found[list]?.elements?.compactMap(\.text) ?? [] {
        let bare = argument.drop { $0 == "-" }
        guard argument.hasPrefix("-"), bare == name || bare.hasPrefix(name + "=") else { continue }
        return .stated(
          String(bare.dropFirst(name.count).drop { $0 == "=" }),
          by: [
            object.provenance(
              "spec", "template", "spec", "containers", found["name"]?.text ?? "", list)
          ])
      }
    }
    return nil
  }
}
