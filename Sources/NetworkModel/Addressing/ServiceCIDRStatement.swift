import ClusterObjects

/// What one place says about the ranges of Services.
struct ServiceCIDRStatement {
  /// The ranges, the primary IP family first.
  let cidrs: [IPPrefix]
  /// What the statement rests on.
  let basis: Basis
  /// The place, as part of a sentence: `ConfigMap kube-system/kubeadm-config`.
  let origin: String
  /// What more there is to say of it: sentences without a full stop.
  var notes: [String] = []
  /// The place.
  let proof: [Provenance]

  /// `10.96.0.0/12, fd00::/108`.
  var text: String { cidrs.map(\.description).joined(separator: ", ") }

  /// As a reading, with what other places add or contradict.
  func reading(adding others: [String]) -> Reading<[IPPrefix]> {
    let all = notes + others
    let reasoning = all.isEmpty ? nil : all.joined(separator: "; ")
    return switch basis {
    case .stated: .stated(cidrs, by: proof, reasoning: reasoning)
    case .documented: .documented(cidrs, reasoning: reasoning ?? origin, by: proof)
    case .inferred: .inferred(cidrs, reasoning: reasoning ?? origin, by: proof)
    }
  }
}
