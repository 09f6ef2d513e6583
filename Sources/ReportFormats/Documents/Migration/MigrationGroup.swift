import ClusterObjects
import GatewayMigration

/// Cells that are counted together.
struct MigrationGroup {
  let name: String
  let byState: [CellState: Int]
  let done: Int

  init(name: String, cells: some Sequence<MigrationCell>) {
    self.name = name
    var byState: [CellState: Int] = [:]
    var done = 0
    for cell in cells {
      byState[cell.state, default: 0] += 1
      if cell.isDone { done += 1 }
    }
    self.byState = byState
    self.done = done
  }

  /// Cells that are to be moved.
  var total: Int { byState.filter { $0.key.isInScope }.values.reduce(0, +) }

  /// Cells that are cut over, done or not yet.
  var cutOver: Int { byState[.cutOver] ?? 0 }

  /// In the order of the states: `3 NOT_STARTED, 1 OVERLAP`.
  var statesText: String {
    CellState.allCases.compactMap { state in byState[state].map { "\($0) \(state.rawValue)" } }
      .joined(separator: ", ")
  }

  static func byController(_ cells: [MigrationCell]) -> [MigrationGroup] {
    grouped(cells, by: { [$0.key.controller] }).map {
      MigrationGroup(name: $0.name, cells: $0.cells)
    }
  }

  /// A cell with owners in several namespaces counts in each.
  static func byNamespace(_ cells: [MigrationCell]) -> [MigrationGroup] {
    grouped(cells, by: { Set($0.owners.map(\.namespace)) }).map {
      MigrationGroup(name: $0.name, cells: $0.cells)
    }
  }

  private static func grouped(
    _ cells: [MigrationCell], by names: (MigrationCell) -> Set<String>
  ) -> [(name: String, cells: [MigrationCell])] {
    var groups: [String: [MigrationCell]] = [:]
    for cell in cells { for name in names(cell) { groups[name, default: []].append(cell) } }
    return groups.sorted { $0.key.precedesBytewise($1.key) }
      .map { (name: $0.key, cells: $0.value) }
  }
}
