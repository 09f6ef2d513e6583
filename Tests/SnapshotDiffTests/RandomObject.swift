import ClusterObjects
import TestSupport

/// Objects with lists of every sort, made up and changed at random.
struct RandomObject {
  private(set) var value: JSONValue

  init(_ random: inout SeededGenerator) {
    value = .object([
      "kind": "Service",
      "metadata": .object(["generation": JSONValue(random.index(below: 9)), "name": "x"]),
      "spec": .object([
        "a": Self.scalar(&random), "free": Self.tree(&random, depth: 3),
        "ports": Self.ports(&random),
      ]),
      "status": .object(["conditions": Self.conditions(&random)]),
    ])
  }

  /// The object after some changes.
  func changed(_ random: inout SeededGenerator) -> RandomObject {
    var copy = self
    copy.value = Self.changed(value, &random)
    return copy
  }

  private static func scalar(_ random: inout SeededGenerator) -> JSONValue {
    switch random.index(below: 6) {
    case 0: .null
    case 1: true
    case 2: JSONValue(random.index(below: 3))
    case 3: .object([:])
    case 4: .array([])
    default: .string(["", "x", "a/b~c", "é\n\u{1}\"\\", "~1"][random.index(below: 5)])
    }
  }

  private static func tree(_ random: inout SeededGenerator, depth: Int) -> JSONValue {
    guard depth > 0 else { return scalar(&random) }
    let count = random.index(below: 4)
    if random.isOne(in: 3) {
      return .array((0..<count).map { _ in tree(&random, depth: depth - 1) })
    }
    var members: [String: JSONValue] = [:]
    for _ in 0..<count {
      let name = ["a", "b/c", "~", "~0", "", "é", "0", "\u{2}"][random.index(below: 8)]
      members[name] = tree(&random, depth: depth - 1)
    }
    return .object(members)
  }

  private static func ports(_ random: inout SeededGenerator) -> JSONValue {
    let isNamed = !random.isOne(in: 3)
    let isClashing = random.isOne(in: 4)
    return .array(
      (0..<random.index(below: 5)).map { index in
        let number = isClashing ? 80 : 80 + index
        return JSONValue(members: [
          "name": isNamed ? .string("p\(index)/x") : nil, "port": JSONValue(number),
          "protocol": random.isOne(in: 2) ? "TCP" : nil, "extra": scalar(&random),
        ])
      }.shuffled(using: &random))
  }

  private static func conditions(_ random: inout SeededGenerator) -> JSONValue {
    .array(
      ["A", "B", "C"].filter { _ in !random.isOne(in: 3) }.map { type in
        .object(["type": .string(type), "status": random.isOne(in: 2) ? "True" : "False"])
      }.shuffled(using: &random))
  }

  private static func changed(_ value: JSONValue, _ random: inout SeededGenerator) -> JSONValue {
    switch value {
    case .object(var members):
      for name in members.keys.sorted(by: { $0.precedesBytewise($1) }) {
        if random.isOne(in: 25), name != "metadata", name != "status" {
          members[name] = nil
        } else if let member = members[name] {
          members[name] = changed(member, &random)
        }
      }
      if random.isOne(in: 10) { members["new"] = scalar(&random) }
      return .object(members)
    case .array(var elements):
      if random.isOne(in: 5) { elements.shuffle(using: &random) }
      if random.isOne(in: 8), !elements.isEmpty {
        elements.remove(at: random.index(below: elements.count))
      }
      if random.isOne(in: 10) { elements.insert(scalar(&random), at: 0) }
      return .array(elements.map { changed($0, &random) })
    default: return random.isOne(in: 8) ? scalar(&random) : value
    }
  }
}
