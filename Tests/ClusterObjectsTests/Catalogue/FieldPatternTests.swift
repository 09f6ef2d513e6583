import ClusterObjects
import Testing

/// Patterns as the catalogue writes them.
struct FieldPatternTests {
  @Test(
    arguments: [
      ("", []), ("/a", [.name("a")]), ("/a/b", [.name("a"), .name("b")]),
      ("/a/*/b", [.name("a"), .any, .name("b")]), ("/*", [.any]), ("/a*", [.name("a*")]),
      (
        "/metadata/annotations/kubernetes.io~1x",
        [.name("metadata"), .name("annotations"), .name("kubernetes.io/x")]
      ),
      ("/a~0b", [.name("a~b")]), ("/~01", [.name("~1")]), ("/~10", [.name("/0")]),
      ("/0", [.name("0")]), ("/a.b", [.name("a.b")]),
    ] as [(String, [FieldPattern.Step])])
  func steps(_ text: String, _ steps: [FieldPattern.Step]) {
    let pattern = FieldPattern(text)
    #expect(pattern.steps == steps)
    #expect(pattern.description == text)
    #expect(FieldPattern(stringLiteral: text) == pattern)
  }

  @Test func interpolation() {
    let pod: FieldPattern = "/spec/template/spec"
    let pattern: FieldPattern = "\(pod)/containers/*/env"
    #expect(pattern == FieldPattern("/spec/template/spec/containers/*/env"))
  }

  @Test(arguments: [
    ("a", "a"), ("a/b", "a~1b"), ("a~b", "a~0b"), ("~1", "~01"), ("/~", "~1~0"), ("", ""),
    ("kubectl.kubernetes.io/x", "kubectl.kubernetes.io~1x"), ("~~//", "~0~0~1~1"), ("é/ü", "é~1ü"),
  ])
  func escaping(_ segment: String, _ escaped: String) {
    #expect(FieldPath.escape(segment) == escaped)
    #expect(FieldPath.unescape(escaped) == segment)
  }

  @Test func paths() {
    #expect(FieldPath().description == "")
    #expect(FieldPath(["status", "conditions"]).description == "/status/conditions")
    #expect(
      FieldPath(["metadata", "annotations"]).appending("a.io/b~c").description
        == "/metadata/annotations/a.io~1b~0c")
    #expect(FieldPath([""]).description == "/")
    #expect(FieldPath(["a"]) < FieldPath(["a", ""]))
    // Segment by segment: as text, `a.b` would stand between `a` and `a/b`.
    #expect(FieldPath(["a", "b"]) < FieldPath(["a.b"]))
  }

  // MARK: The catalogue's

  private static func patterns(of resource: Resource) -> [FieldPattern] {
    let stored: [FieldPattern] =
      switch resource.stored {
      case .allBut(let patterns), .only(let patterns): patterns
      case .onlyBy(let always, let inNetworkSystem): always + inNetworkSystem
      }
    let confidential: [FieldPattern] =
      if case .workload(let podSpec) = resource.confidentiality { [podSpec] } else { [] }
    let keys = resource.listKeys.flatMap { [$0.list] + $0.ways.flatMap { $0 } }
    return stored + resource.notCompared + keys + confidential
  }

  /// Escaped once, without empty segments, and written as they are read.
  @Test(arguments: ResourceCatalogue.current.resources.map(\.name.text))
  func everyPatternParses(_ name: String) throws {
    let resource = try #require(ResourceCatalogue.current[ResourceName(name)])
    for pattern in Self.patterns(of: resource) {
      #expect(!pattern.steps.isEmpty)
      #expect(FieldPattern(pattern.description) == pattern)
      for case .name(let segment) in pattern.steps {
        #expect(!segment.contains("*") && !segment.contains("~") && !segment.contains(" "))
      }
    }
  }

  /// A tree of patterns follows a name and not the `*` beside it, so one set may not use both in
  /// the same place.
  @Test(arguments: ResourceCatalogue.current.resources.map(\.name.text))
  func noPatternShadowsAnother(_ name: String) throws {
    let resource = try #require(ResourceCatalogue.current[ResourceName(name)])
    var stored: [FieldPattern] =
      switch resource.stored {
      case .allBut(let patterns), .only(let patterns): patterns
      case .onlyBy(let always, let inNetworkSystem): always + inNetworkSystem
      }
    if case .allBut = resource.stored { stored.append("/status/conditions/*/lastHeartbeatTime") }
    for first in stored {
      for second in stored {
        let shared = zip(first.steps, second.steps).prefix { $0 == $1 }.count
        guard shared < first.steps.count, shared < second.steps.count else { continue }
        #expect(
          (first.steps[shared] == .any) == (second.steps[shared] == .any), "\(first), \(second)")
      }
    }
  }

  /// Of two stored patterns none lies inside the other: the longer one would say nothing.
  @Test(arguments: ResourceCatalogue.current.resources.map(\.name.text))
  func noPatternIsPartOfAnother(_ name: String) throws {
    let resource = try #require(ResourceCatalogue.current[ResourceName(name)])
    guard case .onlyBy(let always, let inNetworkSystem) = resource.stored else { return }
    let patterns = always + inNetworkSystem
    for first in patterns {
      for second in patterns where first != second {
        #expect(!second.steps.starts(with: first.steps), "\(first), \(second)")
      }
    }
  }
}
