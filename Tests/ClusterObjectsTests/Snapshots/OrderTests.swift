import ClusterObjects
import TestSupport
import Testing

/// Everything whose order is part of a digest or a document is in order of its UTF-8 bytes.
struct OrderTests {
  /// In ascending order of bytes, which is neither Swift's own nor that of UTF-16.
  private static let texts = [
    "", "-", "A", "Z", "a", "a-b", "aa", "b", "e\u{301}", "z", "\u{E9}", "\u{FFFD}", "\u{10000}",
  ]

  @Test func texts() {
    for (index, first) in Self.texts.enumerated() {
      for (other, second) in Self.texts.enumerated() {
        #expect(first.precedesBytewise(second) == (index < other), "\(first), \(second)")
        #expect((ResourceName(first) < ResourceName(second)) == (index < other))
        #expect(
          (FieldPath(["a", first]) < FieldPath(["a", second])) == (index < other))
      }
    }
  }

  @Test(arguments: UInt64(1)...10)
  func objectKeysAndScopes(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let parts = ["", "a", "b", "ab"]
    var keys: [ObjectKey] = []
    for resource in parts {
      for namespace in parts {
        for name in parts {
          keys.append(
            ObjectKey(resource: ResourceName(resource), namespace: namespace, name: name))
        }
      }
    }
    let sorted = keys.shuffled(using: &random).sorted()
    let expected = keys.sorted { first, second in
      let (a, b) = (first, second)
      return [a.resource.text, a.namespace, a.name].map { Array($0.utf8) }
        .lexicographicallyPrecedes([b.resource.text, b.namespace, b.name].map { Array($0.utf8) }) {
          $0.lexicographicallyPrecedes($1)
        }
    }
    #expect(sorted == expected, "seed \(seed)")
    let scopes = sorted.map { Scope($0.resource, namespace: $0.namespace, name: $0.name) }
    #expect(scopes.shuffled(using: &random).sorted() == scopes, "seed \(seed)")
  }

  @Test func aWiderScopeComesBeforeWhatLiesInIt() {
    let scopes = [
      Scope("services"), Scope("services", namespace: "a"),
      Scope("services", namespace: "a", name: "x"), Scope("services", namespace: "b"),
    ]
    #expect(scopes.reversed().sorted() == scopes)
  }

  @Test func descriptions() {
    #expect(
      ObjectKey(resource: "services", namespace: "shop", name: "web").description
        == "services shop/web")
    #expect(ObjectKey(resource: "nodes", namespace: "", name: "n1").description == "nodes n1")
    #expect(ObjectKey(resource: "nodes", namespace: "", name: "n1").qualifiedName == "n1")
    #expect(Scope("services").description == "services")
    #expect(Scope("services", namespace: "shop").description == "services in shop")
    #expect(
      Scope("configmaps", namespace: "kube-system", name: "coredns").description
        == "configmaps kube-system/coredns")
    #expect(Scope("nodes", name: "n1").description == "nodes n1")
  }

  @Test(arguments: [
    ("uid:8f2c", ClusterKey.uid("8f2c")), ("name:prod", .name("prod")),
    ("name:uid:x", .name("uid:x")),
    ("uid:", .uid("")),
  ])
  func clusterKeys(_ text: String, _ key: ClusterKey) {
    #expect(ClusterKey(text) == key)
    #expect(key.description == text)
  }

  @Test func clustersOfTheSameTextDiffer() {
    #expect(ClusterKey.uid("x") != .name("x"))
    #expect(ClusterKey.name("z") < .uid("a"))
    #expect(ClusterKey("prod") == nil)
    #expect(ClusterKey("UID:x") == nil)
    #expect(ClusterKey.uid("x").uid == "x")
    #expect(ClusterKey.name("x").uid == nil)
  }
}
