import ClusterObjects

/// The objects of one type, sorted by key. Copies are cheap: pages of a list are read from one.
struct HeldObjects: Sendable {
  private(set) var objects: [HeldObject] = []

  subscript(key: String) -> HeldObject? {
    let index = index(of: key)
    return index < objects.count && objects[index].key == key ? objects[index] : nil
  }

  mutating func put(_ object: HeldObject) {
    let index = index(of: object.key)
    if index < objects.count, objects[index].key == object.key {
      objects[index] = object
    } else {
      objects.insert(object, at: index)
    }
  }

  /// Adds many at once; those of a known key take the place of the older ones.
  mutating func put(contentsOf added: [HeldObject]) {
    var byKey: [String: HeldObject] = [:]
    for object in objects + added { byKey[object.key] = object }
    objects = byKey.values.sorted { $0.key.precedesBytewise($1.key) }
  }

  mutating func remove(_ key: String) -> Bool {
    let index = index(of: key)
    guard index < objects.count, objects[index].key == key else { return false }
    objects.remove(at: index)
    return true
  }

  /// Those of one namespace, or all; from a key on.
  func slice(namespace: String?, from start: String?) -> ArraySlice<HeldObject> {
    var low = 0
    var high = objects.count
    if let namespace {
      low = index(of: namespace + "/")
      // "0" is the character after "/".
      high = index(of: namespace + "0")
    }
    if let start { low = max(low, index(of: start)) }
    return objects[low..<max(low, high)]
  }

  /// Where the first object stands whose key is not before `key`.
  private func index(of key: String) -> Int {
    var low = 0
    var high = objects.count
    while low < high {
      let middle = (low + high) / 2
      if objects[middle].key.precedesBytewise(key) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
