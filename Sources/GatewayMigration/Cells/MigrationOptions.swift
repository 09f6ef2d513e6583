/// How strictly progress is judged.
package struct MigrationOptions: Sendable {
  /// Whether what is written counts where no status says anything: for manifests.
  package var assumesReady = false
  /// Hours for which a cell has to be cut over without going back before it is done.
  package var doneAfterHours = 24.0
  /// Names of annotations whose loss is accepted.
  package var waivedAnnotations: Set<String> = []

  package init() {}
}
