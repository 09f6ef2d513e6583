import ClusterObjects
import NetworkModel

/// Names of facts as a person states them.
enum FactNames {
  /// The facts of these names, in any case; nil for none.
  ///
  /// - Throws: an error of usage for what is no fact.
  static func known(_ names: [String]) throws -> Set<FactName>? {
    if names.isEmpty { return nil }
    return Set(try names.map(known))
  }

  /// The fact of this name, in any case.
  ///
  /// - Throws: an error of usage for what is no fact.
  static func known(_ name: String) throws -> FactName {
    let definitions = FactCatalogue.current.definitions
    let wanted = name.lowercased()
    if let exact = definitions.first(where: { $0.name.text.lowercased() == wanted }) {
      return exact.name
    }
    let names = definitions.map(\.name.text)
    let near =
      NearestName.find(name, among: names).map { [$0] }
      ?? names.filter { $0.lowercased().contains(wanted) }
    throw CommandFailure(
      .usage, "\(name): no such fact",
      hint: near.isEmpty
        ? "netlapse facts shows their names" : "perhaps \(near.prefix(5).joined(separator: ", "))")
  }
}
