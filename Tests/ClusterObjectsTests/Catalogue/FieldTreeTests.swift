import ClusterObjects
import JSONScanner
import Testing

/// Patterns laid out for walking along with an object.
struct FieldTreeTests {
  private static let tree = FieldTree([
    "/a", "/b/c", "/b/d/*/e", "/list/*", "/x~1y/z", "/*/inner",
  ])

  @Test(
    arguments: [
      (["a"], 0), (["b"], nil), (["b", "c"], 1), (["b", "d"], nil), (["b", "d", "*"], nil),
      (["b", "d", "*", "e"], 2), (["b", "d", "anything", "e"], 2), (["list"], nil),
      (["list", "*"], 3), (["x/y"], nil), (["x/y", "z"], 4), (["other"], nil),
      (["other", "inner"], 5),
    ] as [([String], Int?)])
  func places(_ path: [String], _ pattern: Int?) throws {
    let position = try #require(try walk(path))
    #expect(Self.tree.pattern(at: position) == pattern)
    #expect(Self.tree.isEnd(position) == (pattern != nil))
  }

  @Test(
    arguments: [
      ["a", "b"], ["b", "x"], ["b", "d", "*", "f"], ["x", "y"], ["other", "outer"], ["b", "*"],
      ["other", "*"],
    ] as [[String]])
  func placesOutside(_ path: [String]) throws {
    #expect(try walk(path) == nil)
  }

  @Test func theRoot() {
    #expect(!Self.tree.isEnd(FieldTree.root))
    #expect(!FieldTree([]).isEnd(FieldTree.root))
    #expect(FieldTree([]).element(of: FieldTree.root) == nil)
    #expect(FieldTree([""]).isEnd(FieldTree.root))
  }

  /// Escapes in the object's spelling of a name make no difference.
  @Test func escapedNames() throws {
    var scanner = JSONScanner()
    scanner.load(Array(#"{"x\/\u0079":1,"\u0061":2}"#.utf8))
    try scanner.scanWhole()
    let first = Self.tree.member(of: FieldTree.root, named: 1, in: scanner)
    let second = Self.tree.member(of: FieldTree.root, named: 3, in: scanner)
    #expect(first.map(Self.tree.isEnd) == false)
    #expect(second.map(Self.tree.isEnd) == true)
  }

  /// `*` in a path stands for an element of a list.
  private func walk(_ path: [String]) throws -> FieldTree.Position? {
    var position: FieldTree.Position? = FieldTree.root
    for segment in path {
      guard let current = position else { return nil }
      if segment == "*" {
        position = Self.tree.element(of: current)
      } else {
        var scanner = JSONScanner()
        scanner.load(Array("{\"\(segment)\":0}".utf8))
        try scanner.scanWhole()
        position = Self.tree.member(of: current, named: 1, in: scanner)
      }
    }
    return position
  }
}
