import ClusterObjects
import TestSupport

/// A made-up cluster that changes from step to step; what its snapshots show is known.
struct ModelCluster {
  private(set) var objects: [ObjectKey: ModelObject] = [:]
  private var random: SeededGenerator
  private var uids = 0

  private static let kinds: [(resource: ResourceName, list: String, key: String)] = [
    ("nodes", "/status/conditions", "/type"), ("services", "/spec/ports", "/name"),
    ("endpointslices.discovery.k8s.io", "/endpoints", "/addresses"),
    ("pods", "/status/conditions", "/type"), ("configmaps", "", ""),
    ("ingresses.networking.k8s.io", "/spec/rules", "/host"),
  ]

  /// All resources a cluster may have.
  static let resources = kinds.map(\.resource)

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    for index in 0..<60 { add(index) }
  }

  /// The objects as a snapshot shows them.
  mutating func snapshot() -> [TestObject] {
    objects.values.sorted { $0.key < $1.key }.map { $0.object(&random) }
  }

  /// Some objects come, go, change, are replaced, or change in what does not count.
  mutating func step() {
    for key in objects.keys.sorted() {
      switch random.index(below: 20) {
      case 0: objects[key] = nil
      case 1:
        let uid = newUID()
        objects[key]?.uid = uid
      case 2...5: change(key)
      case 6: objects[key]?.generation += 1
      default: break
      }
    }
    for _ in 0..<random.index(below: 5) { add(random.index(below: 90)) }
  }

  private mutating func newUID() -> Int {
    uids += 1
    return uids
  }

  private mutating func add(_ index: Int) {
    let kind = Self.kinds[index % Self.kinds.count]
    let isClusterWide = kind.resource == "nodes"
    let key = ObjectKey(
      resource: kind.resource, namespace: isClusterWide ? "" : "n\(index % 4)", name: "o\(index)")
    guard objects[key] == nil else { return }
    var object = ModelObject(key: key, uid: newUID())
    object.members["/metadata/annotations/a"] = "always there"
    object.members["/spec/x"] = "first"
    object.members["/status/x"] = "first"
    (object.list, object.listKey) = (kind.list, kind.key)
    if !kind.list.isEmpty {
      for name in ["10.0.0.1", "10.0.0.2", "a/b"] { object.elements[name] = ["/v/w": 0] }
    }
    objects[key] = object
  }

  private mutating func change(_ key: ObjectKey) {
    guard var object = objects[key] else { return }
    object.generation += 1
    for _ in 0...random.index(below: 3) {
      let number = JSONValue(random.index(below: 5))
      switch random.index(below: 5) {
      case 0:
        object.members["/metadata/annotations/example.com~1\(random.index(below: 3))"] = number
      case 1: object.members["/metadata/annotations/example.com~1\(random.index(below: 3))"] = nil
      case 2: object.members["/spec/x"] = number
      default: if !object.list.isEmpty { changeList(of: &object, number) }
      }
    }
    objects[key] = object
  }

  private mutating func changeList(of object: inout ModelObject, _ number: JSONValue) {
    let name = ["10.0.0.1", "10.0.0.2", "a/b", "new", "~"][random.index(below: 5)]
    if object.elements[name] == nil {
      object.elements[name] = ["/v/w": number]
    } else if random.isOne(in: 3) {
      object.elements[name] = nil
    } else {
      object.elements[name]?["/v/w"] = number
    }
  }
}
