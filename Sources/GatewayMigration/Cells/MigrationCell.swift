package import ClusterObjects
import NetworkModel
package import RequestRouting

/// One cell at one moment.
package struct MigrationCell: Sendable {
  /// Which cell.
  package let key: CellKey
  /// The Ingresses that declare it, or last did.
  package let owners: [ObjectKey]
  /// How far it has come.
  package var state: CellState
  /// Why.
  package var reasons: [CellReason]
  /// What stands beside the state.
  package var flags: Set<CellFlag>
  /// What the Ingress's side answers, or last did.
  package let ingressAnswer: RouteAnswer
  /// What the routes are to it.
  package let routes: RouteJudgement
  /// What its annotations mean for the move.
  package let annotations: [AnnotationJudgement]
  /// What a reader should know about the Ingress.
  package let notes: [String]
  /// What becomes of the TLS of its host; nil: it has none, or no Gateway holds anything of it.
  package var tls: CellTLS?
  /// What else has to go over.
  package var handOver: [HandOverNote] = []
  /// Since when it is in its state.
  package var stateSince: CellChange?
  /// Since when each flag stands.
  package var flagsSince: [CellFlag: CellChange] = [:]
  /// Whether it is done: cut over for long enough, without going back, and without an open gap in
  /// what protects it.
  package var isDone = false

  /// Whether an Ingress of this namespace declares it, or last did; nil: any.
  package func isOwned(in namespace: String?) -> Bool {
    namespace.map { wanted in owners.contains { $0.namespace == wanted } } ?? true
  }

  /// Sets what depends on the Gateway that holds it.
  mutating func noteHandOver(
    _ route: IngressRoute, _ gateways: CompiledGateways, _ ingresses: CompiledIngresses
  ) {
    // Of what was not seen nothing is said.
    guard state != .unknown,
      let handOver = CellHandOver(
        route, state: state, gateway: routes.gateway, of: gateways, ingresses: ingresses)
    else { return }
    tls = handOver.tls
    self.handOver = handOver.notes
  }

  /// Routes that were not seen may take its requests from those that were.
  mutating func noteUnseenRivals(_ unseen: UnknownReason) {
    flags.insert(.unproven)
    reasons.append(
      CellReason("NOT_SEEN", "a route that was not seen may answer instead: \(unseen.because)"))
  }

  /// Annotations with an effect for which no field stands, and that nobody waived.
  package func gaps(_ options: MigrationOptions) -> [AnnotationJudgement] {
    annotations.filter { annotation in
      annotation.hasEffect && !options.waivedAnnotations.contains(annotation.name)
        && (annotation.portability == .policy || annotation.portability == .none)
    }
  }

  /// Annotations that protect the cell, or may, and that nobody waived.
  package func securityGaps(_ options: MigrationOptions) -> [AnnotationJudgement] {
    annotations.filter {
      $0.hasEffect && ($0.isSecurity || $0.mayHideSecurity)
        && !options.waivedAnnotations.contains($0.name)
    }
  }
}
