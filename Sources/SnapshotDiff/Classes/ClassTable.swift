package import ClusterObjects
import NetworkModel

/// How serious each change of a recorded object is, as data. A new resource is one entry in one of
/// the lists that this type puts together.
package struct ClassTable: Sendable {
  /// What this build of netlapse says.
  package static let current = ClassTable(
    coreClasses + configMapClasses + workloadClasses + networkingClasses + gatewayClasses
      + ciliumClasses + calicoClasses + vendorClasses + pseudoClasses)

  private struct Entry: Sendable {
    var all: ObjectClasses?
    var named: [(patterns: [ObjectPattern], classes: ObjectClasses)] = []
  }

  private var entries: [ResourceName: Entry] = [:]
  /// What nothing is said about fails safe.
  private let unknown: ObjectClasses

  init(_ classes: [FieldClasses]) {
    unknown = ObjectClasses(FieldClasses("", all: .disruptive))
    for entry in classes {
      let prepared = ObjectClasses(entry)
      if entry.objects.isEmpty {
        precondition(
          entries[entry.resource]?.all == nil, "\(entry.resource) has two entries for all objects")
        entries[entry.resource, default: Entry()].all = prepared
      } else {
        entries[entry.resource, default: Entry()].named.append((entry.objects, prepared))
      }
    }
  }

  /// Whether something is said about all objects of the resource.
  package func covers(_ resource: ResourceName) -> Bool { entries[resource]?.all != nil }

  /// The classes of one object's changes; of several entries that name it the first counts.
  package func classes(of key: ObjectKey) -> ObjectClasses {
    guard let entry = entries[key.resource] else { return unknown }
    let named = entry.named.first { $0.patterns.contains { $0.matches(key) } }
    return named?.classes ?? entry.all ?? unknown
  }
}
