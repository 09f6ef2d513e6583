import ArgumentParser
import GatewayMigration

/// States and flags on which `migration --fail-on` fails.
struct MigrationGate {
  private var states: Set<CellState> = []
  private var flags: Set<CellFlag> = []

  /// Reads lists with commas, in any case, `-` or `_` between words; nil for none.
  init?(_ lists: [String]) throws {
    let words = lists.flatMap { $0.split(separator: ",") }
    if words.isEmpty { return nil }
    for word in words {
      let name = word.uppercased().replacing("-", with: "_")
      if let state = CellState(rawValue: name) {
        states.insert(state)
      } else if let flag = CellFlag(rawValue: name) {
        flags.insert(flag)
      } else {
        let known = CellState.allCases.map(\.rawValue) + CellFlag.allCases.map(\.rawValue)
        throw ValidationError(
          "--fail-on \(word): states and flags are \(known.joined(separator: ", ").lowercased())")
      }
    }
  }

  /// Whether some cell is in such a state, or has such a flag.
  func isMet(by cells: [MigrationCell]) -> Bool {
    cells.contains { states.contains($0.state) || !flags.isDisjoint(with: $0.flags) }
  }

  /// Whether no cell could be in such a state without being seen to be.
  func isAssessed(in cells: [MigrationCell], unseen: [String]) -> Bool {
    unseen.isEmpty && cells.allSatisfy { $0.state != .unknown || states.contains(.unknown) }
  }
}
