import ClusterObjects

/// NodeLocal DNSCache: a cache on every node that Pods ask in place of the cluster's DNS
/// (https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/).
struct NodeLocalCache {
  /// Its DaemonSet, or why it is not known.
  let agents: Sighting
  /// Its Corefile, where there is one; where the DaemonSet is not known, those that it could read.
  let corefiles: [RecordedCorefile]

  /// The names upstream's manifest and kubespray give both the DaemonSet and the ConfigMap
  /// (https://github.com/kubernetes/kubernetes/tree/master/cluster/addons/dns/nodelocaldns,
  /// https://github.com/kubernetes-sigs/kubespray/blob/master/docs/advanced/dns-stack.md).
  private static let names = ["node-local-dns", "nodelocaldns"]

  /// What it reads.
  static let inputs: [Scope] = names.flatMap { name in
    [
      Scope("daemonsets.apps", namespace: "kube-system", name: name),
      Scope("configmaps", namespace: "kube-system", name: name),
    ]
  }

  /// - Throws: the history's error.
  init(in evidence: NetworkEvidence) throws {
    var unknown: UnknownReason?
    var possible: [RecordedCorefile] = []
    for name in Self.names {
      let sighting = try evidence.object("daemonsets.apps", in: "kube-system", named: name)
      if case .absent = sighting { continue }
      let key = ObjectKey(resource: "configmaps", namespace: "kube-system", name: name)
      let corefile = try RecordedCorefile(key, in: evidence)
      if sighting.object != nil {
        agents = sighting
        corefiles = [corefile].compactMap { $0 }
        return
      }
      unknown = unknown ?? sighting.unknown
      possible += [corefile].compactMap { $0 }
    }
    agents = unknown.map { .unknown($0) } ?? .absent
    corefiles = possible
  }

  /// `none`, or which DaemonSet it is, whether any of its Pods is ready, and the addresses it
  /// listens on where they are shown.
  var reading: Reading<FactValue> {
    switch agents {
    case .unknown(let reason): return .unknown(reason)
    case .absent:
      return .stated(
        "none", by: [],
        reasoning: "there is no DaemonSet \(Self.names.joined(separator: " or ")) in kube-system; "
          + "LocalDNS of AKS and the cache of EKS Auto Mode run on the node itself and are not "
          + "visible")
    case .present(let object):
      let ready = object.int("status", "numberReady")
      let desired = object.int("status", "desiredNumberScheduled")
      let addresses = addresses(object)
      return .stated(
        FactValue(members: [
          "daemonSet": .word(object.key.qualifiedName),
          "isRunning": ready.map { .truth($0 > 0) },
          "addresses": addresses.map { FactValue(words: $0.value) },
        ]),
        by: [object.provenance("status", "numberReady")]
          + [addresses?.place].compactMap { $0 },
        reasoning: Self.readiness(ready, of: desired)
          + (addresses == nil ? "; the addresses it listens on are not shown" : ""))
    }
  }

  private static func readiness(_ ready: Int?, of desired: Int?) -> String {
    guard let ready, let desired else { return "how many of its Pods are ready is not shown" }
    return "ready on \(ready) of \(desired) nodes"
  }

  /// Its Corefile binds to them; where it has placeholders that the agent fills in, its flag says
  /// them (https://github.com/kubernetes/dns/blob/master/cmd/node-cache/app/configmap.go).
  private func addresses(_ object: EvidenceObject) -> (value: [String], place: Provenance)? {
    if let reading = corefiles.first?.reading, let corefile = reading.value,
      let place = reading.provenance.first
    {
      let bound = Set(corefile.directives("bind").flatMap(\.directive.arguments))
      if !bound.isEmpty, bound.allSatisfy({ IPAddress($0) != nil }) {
        return (bound.compactMap { IPAddress($0) }.sorted().map(\.description), place)
      }
    }
    for container in object.elements("spec", "template", "spec", "containers") {
      for argument in container["args"]?.elements?.compactMap(\.text) ?? [] {
        let bare = argument.drop { $0 == "-" }
        guard bare.hasPrefix("localip=") else { continue }
        let listed = bare.dropFirst("localip=".count).split(separator: ",")
          .map { IPAddress(String($0)) }
        guard !listed.isEmpty, !listed.contains(nil) else { continue }
        return (
          listed.compactMap { $0 }.sorted().map(\.description),
          object.provenance(
            "spec", "template", "spec", "containers", container["name"]?.text ?? "", "args")
        )
      }
    }
    return nil
  }
}
