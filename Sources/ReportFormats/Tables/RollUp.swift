import ClusterObjects
import SnapshotDiff

/// Changed pods and EndpointSlices folded into one line per Service, or per controller where no
/// Service is involved: what rolls all the time is read as one event.
struct RollUp {
  /// One line.
  struct Line {
    let namespace: String
    let name: String
    let summary: String
  }

  /// The lines, sorted by namespace and name.
  let lines: [Line]
  /// The objects that were not folded, in their order.
  let others: [ObjectChange]

  private struct Group: Hashable {
    let namespace: String
    let name: String
  }

  private struct Endpoints {
    var before: Set<RollingPart.Endpoint> = []
    var after: Set<RollingPart.Endpoint> = []
    var pods = 0
  }

  private struct Pods {
    var counts: [ChangeKind: Int] = [:]
  }

  init(_ objects: [ObjectChange]) {
    var services: [Group: Endpoints] = [:]
    var serviceOfPod: [Group: Group] = [:]
    for object in objects {
      guard case .endpoints(let service, let before, let after)? = object.rolling else { continue }
      let group = Group(namespace: object.key.namespace, name: service)
      services[group, default: Endpoints()].before.formUnion(before)
      services[group, default: Endpoints()].after.formUnion(after)
      for pod in (before + after).compactMap(\.pod) {
        serviceOfPod[Group(namespace: group.namespace, name: pod)] = group
      }
    }
    var owners: [Group: Pods] = [:]
    var others: [ObjectChange] = []
    for object in objects {
      switch object.rolling {
      case .endpoints: break
      case .pod(let owner):
        let pod = Group(namespace: object.key.namespace, name: object.key.name)
        if let service = serviceOfPod[pod] {
          services[service]?.pods += 1
        } else if let owner {
          let group = Group(namespace: object.key.namespace, name: owner)
          owners[group, default: Pods()].counts[object.change, default: 0] += 1
        } else {
          others.append(object)
        }
      case nil: others.append(object)
      }
    }
    self.others = others
    let lines =
      services.map { Line(namespace: $0.namespace, name: $0.name, summary: Self.summary($1)) }
      + owners.map { Line(namespace: $0.namespace, name: $0.name, summary: Self.summary($1)) }
    self.lines = lines.sorted { first, second in
      first.namespace != second.namespace
        ? first.namespace.precedesBytewise(second.namespace)
        : first.name.precedesBytewise(second.name)
    }
  }

  private static func summary(_ endpoints: Endpoints) -> String {
    let old = Set(endpoints.before.map(\.address))
    let new = Set(endpoints.after.map(\.address))
    let (left, came) = (old.subtracting(new).count, new.subtracting(old).count)
    var parts: [String] = []
    if left > 0 && came > 0 {
      let replaced = min(left, came)
      parts.append("\(CountText.text(replaced, "endpoint")) replaced, \(left - replaced) lost")
      if came > left { parts.append("\(came - left) added") }
    } else if left > 0 {
      parts.append("\(CountText.text(left, "endpoint")) lost")
    } else if came > 0 {
      parts.append("\(CountText.text(came, "endpoint")) added")
    }
    let (readyBefore, readyAfter) = (readiness(endpoints.before), readiness(endpoints.after))
    let stopped = old.intersection(new).filter {
      readyBefore[$0] == true && readyAfter[$0] == false
    }
    let started = old.intersection(new).filter {
      readyBefore[$0] == false && readyAfter[$0] == true
    }
    if !stopped.isEmpty { parts.append("\(stopped.count) no longer ready") }
    if !started.isEmpty { parts.append("\(started.count) became ready") }
    if parts.isEmpty { parts.append("same endpoints") }
    if endpoints.pods > 0 {
      parts.append(CountText.text(endpoints.pods, "pod object") + " changed")
    }
    return parts.joined(separator: ", ")
  }

  private static func readiness(_ endpoints: Set<RollingPart.Endpoint>) -> [String: Bool] {
    Dictionary(endpoints.map { ($0.address, $0.isReady) }) { $0 || $1 }
  }

  private static func summary(_ pods: Pods) -> String {
    let added = pods.counts[.added] ?? 0
    let removed = pods.counts[.removed] ?? 0
    let changed = (pods.counts[.modified] ?? 0) + (pods.counts[.recreated] ?? 0)
    var parts: [String] = []
    let replaced = min(added, removed)
    if replaced > 0 { parts.append("\(CountText.text(replaced, "pod")) replaced") }
    if added > replaced { parts.append("\(CountText.text(added - replaced, "pod")) added") }
    if removed > replaced { parts.append("\(CountText.text(removed - replaced, "pod")) removed") }
    if changed > 0 { parts.append("\(CountText.text(changed, "pod")) changed") }
    return parts.joined(separator: ", ")
  }
}
