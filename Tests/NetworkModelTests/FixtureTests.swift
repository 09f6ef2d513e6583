import ClusterObjects
import Foundation
import Testing

@testable import NetworkModel

/// Each cluster written down in `Fixtures` against the facts written down beside it.
@Suite struct FixtureTests {
  @Test(arguments: try ClusterFixture.all().map(\.name))
  func saysWhatIsWrittenDown(_ name: String) throws {
    let fixture = ClusterFixture(name)
    let text = FactLines.text(try fixture.facts())
    if ProcessInfo.processInfo.environment["NETLAPSE_RECORD"] != nil {
      try Data(text.utf8).write(to: fixture.golden)
    }
    let written = try String(contentsOf: fixture.golden, encoding: .utf8)
    #expect(text == written, "\(name)")
  }

  /// Nothing is read that is not declared: or a change of it would be missed.
  @Test(arguments: try ClusterFixture.all().map(\.name))
  func sourcesReadWhatTheyDeclare(_ name: String) throws {
    let fixture = ClusterFixture(name)
    for source in FactCatalogue.current.sources {
      let evidence = try fixture.evidence()
      let facts = try source.facts(in: evidence)
      let undeclared = evidence.asked.filter { asked in
        !source.inputs.contains { $0.contains(asked) }
      }
      #expect(undeclared.isEmpty, "\(name): \(type(of: source))")
      let named = Set(source.definitions.map(\.name))
      #expect(facts.allSatisfy { named.contains($0.name) }, "\(name): \(type(of: source))")
    }
  }
}

extension Scope {
  /// Whether the other scope lies in this one.
  fileprivate func contains(_ other: Scope) -> Bool {
    resource == other.resource && (namespace.isEmpty || namespace == other.namespace)
      && (name.isEmpty || name == other.name)
  }
}
