/// How strictly progress is judged.
package struct MigrationOptions: Sendable {
  /// Whether what is written counts where no status says anything: for manifests.
  package var assumesReady = false
  /// Hours for which a cell has to be cut over without going back before it is done.
  package var doneAfterHours = 24.0
  /// Names of annotations whose loss is accepted.
  package var waivedAnnotations: Set<String> = []
  /// Hosts, or hosts with a path, whose other backend is accepted: `shop.example/cart`.
  package var acceptedDrift: Set<String> = []

  package init() {}

  /// Whether another backend is accepted for a cell.
  func acceptsDrift(of cell: CellKey) -> Bool {
    acceptedDrift.contains(cell.host) || acceptedDrift.contains(cell.host + cell.path)
  }
}
