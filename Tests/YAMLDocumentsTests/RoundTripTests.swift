import TestSupport
import Testing

@testable import YAMLDocuments

/// A value is the same whether it is given as JSON or as any spelling of YAML.
struct RoundTripTests {
  @Test(arguments: 0..<400)
  func jsonIsYAML(_ seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let tree = TextTree.map([("v", .random(using: &random, depth: 4))])
    let document = try #require(try YAMLText(tree.json).documents().first)
    #expect(try YAMLText.canonical(document) == YAMLText.canonical(tree.json), "seed \(seed)")
  }

  @Test(arguments: 0..<400)
  func blocks(_ seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let tree = TextTree.map([("v", .random(using: &random, depth: 4))])
    var styles: SeededGenerator? = random
    for yaml in [tree.yaml, tree.yaml(using: &styles)] {
      let document = try #require(try YAMLText(yaml).documents().first)
      #expect(
        try YAMLText.canonical(document) == YAMLText.canonical(tree.json), "seed \(seed):\n\(yaml)")
    }
  }
}
