import ArgumentParser
import GatewayMigration

/// States and flags on which `migration --fail-on` fails.
struct MigrationGate {
  private var states: Set<CellState> = []
  private var flags: Set<CellFlag> = []

  /// The words it takes, in the order of the states and flags.
  static let words =
    (CellState.allCases.map(\.rawValue) + CellFlag.allCases.map(\.rawValue))
    .map { $0.lowercased() }

  /// Reads lists with commas, in any case, `-` or `_` between words; nil for none.
  init?(_ lists: [String]) throws {
    let stated = lists.flatMap { $0.split(separator: ",") }
    if stated.isEmpty { return nil }
    for word in stated {
      let name = word.uppercased().replacing("-", with: "_")
      if let state = CellState(rawValue: name) {
        states.insert(state)
      } else if let flag = CellFlag(rawValue: name) {
        flags.insert(flag)
      } else {
        throw ValidationError(
          "--fail-on \(word): states and flags are \(Self.words.joined(separator: ", "))")
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
