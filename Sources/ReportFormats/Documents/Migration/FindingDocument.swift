import ClusterObjects
import GatewayMigration
import RequestRouting

/// Findings as documents show them.
enum FindingDocument {
  /// `{id, rule, severity, title, subject, observed, evidence, firstSeen, lastSeen, active, why,
  /// nextActions, rollback, delegate, assumptions, fingerprint}`
  static func finding(_ finding: MigrationFinding, _ snapshot: SnapshotRecord) -> JSONValue {
    let owner = finding.owners.first
    return .object([
      "id": .string(finding.fingerprint), "rule": .string(finding.rule),
      "severity": .string(finding.severity.rawValue), "title": .string(finding.title),
      "subject": JSONValue(members: [
        "resource": owner.map { .string($0.resource.description) },
        "namespace": owner.map { .string($0.namespace) }, "name": owner.map { .string($0.name) },
        "detail": .string(finding.cell.description),
        "cell": .object(CellDocument.key(finding.cell)),
      ]),
      "observed": .array(
        finding.observed.map { seen in
          .object([
            "name": .string(seen.name), "value": .string(seen.value),
            "evidence": .string(finding.evidence.rawValue),
            "snapshot": .number(String(snapshot.id)),
          ])
        }),
      "evidence": .string(finding.evidence.rawValue),
      "firstSeen": JSONValue(after: finding.since.after, by: finding.since.by),
      "lastSeen": .string(snapshot.endedAt.description), "active": .bool(true),
      "why": .string(finding.why), "nextActions": strings(finding.nextActions),
      "rollback": .string(finding.rollback), "delegate": .string(finding.delegate),
      "assumptions": strings(finding.assumptions), "fingerprint": .string(finding.fingerprint),
    ])
  }

  /// `{rule, needs, because, cells}`
  static func unassessed(_ entry: UnassessedRule) -> JSONValue {
    .object([
      "rule": .string(entry.rule), "needs": strings(entry.needs),
      "because": .string(entry.because),
      "cells": .array(entry.cells.map { .object(CellDocument.key($0)) }),
    ])
  }

  private static func strings(_ texts: [String]) -> JSONValue {
    .array(texts.map { .string($0) })
  }
}
