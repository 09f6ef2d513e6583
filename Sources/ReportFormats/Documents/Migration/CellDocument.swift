import ClusterObjects
import GatewayMigration
import RequestRouting

/// Cells as documents show them.
enum CellDocument {
  /// `{host, pathType, path, controller}`
  static func key(_ key: CellKey) -> [String: JSONValue] {
    [
      "host": .string(key.host), "pathType": .string(key.pathType.rawValue),
      "path": .string(key.path), "controller": .string(key.controller),
    ]
  }

  /// A cell with everything that is known of it.
  static func cell(_ cell: MigrationCell) -> JSONValue {
    var members = key(cell.key)
    members["owners"] = .array(cell.owners.map { .string($0.qualifiedName) })
    members["state"] = .string(cell.state.rawValue)
    members["done"] = .bool(cell.isDone)
    members["reasons"] = .array(
      cell.reasons.map { .object(["code": .string($0.code), "text": .string($0.text)]) })
    members["flags"] = .array(cell.flags.sorted().map { .string($0.rawValue) })
    members["regressed"] = cell.flags.contains(.regressed) ? true : nil
    members["backends"] = .object([
      "ingress": .array([RoutingDocument.answer(cell.ingressAnswer)]),
      "gateway": .array(cell.routes.answers.map(RoutingDocument.answer)),
    ])
    members["gateway"] = cell.routes.gateway.map { .string($0) }
    members["routes"] = .array(cell.routes.routes.map { .string($0) })
    members["uncovered"] =
      cell.routes.witnesses.isEmpty ? nil : .array(cell.routes.witnesses.map(witness))
    members["annotations"] = .array(cell.annotations.map(annotation))
    members["tls"] = cell.tls.map(tls)
    members["handOver"] = .array(
      cell.handOver.map { .object(["code": .string($0.code.rawValue), "text": .string($0.text)]) })
    members["notes"] = .array(cell.notes.map { .string($0) })
    members["evidence"] = .string(EvidenceLevel.inference.rawValue)
    return .object(members)
  }

  /// `{at, cell, from, to, cause, isRegression}`
  static func event(_ event: MigrationEvent) -> JSONValue {
    JSONValue(members: [
      "at": JSONValue(after: event.after, by: event.by), "cell": .object(key(event.cell)),
      "from": event.from.map { .string($0.rawValue) }, "to": .string(event.to.rawValue),
      "cause": .string(event.cause), "isRegression": .bool(event.isRegression),
    ])
  }

  private static func tls(_ tls: CellTLS) -> JSONValue {
    JSONValue(members: [
      "coverage": .string(tls.coverage.rawValue), "listener": tls.listener.map { .string($0) },
      "ingressCertificates": .array(tls.ingressCertificates.map { .string($0) }),
      "gatewayCertificates": .array(tls.gatewayCertificates.map { .string($0) }),
    ])
  }

  private static func witness(_ witness: CellWitness) -> JSONValue {
    .object([
      "request": RoutingDocument.request(witness.request),
      "ingress": RoutingDocument.answer(witness.ingress),
      "gateway": RoutingDocument.answer(witness.gateway),
      "because": .string(witness.because),
    ])
  }

  private static func annotation(_ annotation: AnnotationJudgement) -> JSONValue {
    JSONValue(members: [
      "name": .string(annotation.name), "value": annotation.value.map { .string($0) },
      "portability": .string(annotation.portability.rawValue),
      "equivalent": annotation.equivalent.map { .string($0) },
      "servedHere": annotation.isServedHere.map { .bool($0) },
      "security": .bool(annotation.isSecurity), "hasEffect": .bool(annotation.hasEffect),
      "note": annotation.note.map { .string($0) },
    ])
  }
}
