import ClusterObjects
import JSONScanner

/// From how many dots on Pods take a name for a full one at first, per workload, and how many Pods
/// have which.
///
/// Reads every Pod once and keeps none.
struct WorkloadDNSSource: IncrementalFactSource {
  private static let ndots: FactName = "workload.ndots"
  private static let counts: FactName = "dns.ndotsCounts"

  let definitions = [
    FactDefinition(
      ndots, .dns,
      "Dots from which on Pods of a workload look a name up as it is first: a number, or node for "
        + "the file of the node.",
      subjects: .comingAndGoing, meaning: NDotsMeaning()),
    FactDefinition(
      counts, .dns, "Pods by the ndots that their resolver uses.", isGauge: true,
      meaning: PlainMeaning(.churn, "Pods come and go")),
  ]

  let resource: ResourceName = "pods"

  private struct Tally {
    var workloads: [FactSubject: WorkloadNDots] = [:]
    var counts: [EffectiveNDots: Int] = [:]
    var unseen: UnknownReason?
  }

  func subject(of key: ObjectKey, _ pod: borrowing JSONScanner) -> FactSubject? {
    let name = PodController(of: pod)?.workloadName(ofPod: key.name) ?? key.name
    return .workload(namespace: key.namespace, name: name)
  }

  /// Pods are called after their workload: no others are read.
  func facts(about subjects: Set<FactSubject>, in evidence: NetworkEvidence) throws -> [Fact] {
    var names: [String: [String]] = [:]
    for case .workload(let namespace, let name) in subjects {
      names[namespace, default: []].append(name)
    }
    var tally = Tally()
    for (namespace, names) in names {
      try add(to: &tally, evidence, in: namespace) { key in
        names.contains { key.name.hasPrefix($0) }
      }
    }
    return facts(of: tally.workloads.filter { subjects.contains($0.key) }, evidence)
  }

  func facts(in evidence: NetworkEvidence) throws -> [Fact] {
    var tally = Tally()
    try add(to: &tally, evidence, in: nil) { _ in true }
    let counted = Dictionary(
      tally.counts.map { ($0.key.word, $0.value) }, uniquingKeysWith: +
    ).mapValues { FactValue.number($0) }
    let counts: Reading<FactValue> =
      tally.unseen.map { .unknown($0) }
      ?? .inferred(
        counted.isEmpty ? [] : .record(counted),
        reasoning: "by dnsPolicy, hostNetwork and dnsConfig of each Pod that has not ended; the "
          + "default of 5 is documented at "
          + "https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/")
    return facts(of: tally.workloads, evidence) + [evidence.fact(Self.counts, counts)]
  }

  private func facts(
    of workloads: [FactSubject: WorkloadNDots], _ evidence: NetworkEvidence
  ) -> [Fact] {
    workloads.map { subject, seen in evidence.fact(Self.ndots, of: subject, seen.reading) }
      .sorted { $0.subject < $1.subject }
  }

  private func add(
    to tally: inout Tally, _ evidence: NetworkEvidence, in namespace: String?,
    where filter: (ObjectKey) -> Bool
  ) throws {
    tally.unseen = try evidence.scan("pods", in: namespace, where: filter) { key, pod in
      // A Pod that has ended looks nothing up.
      if let phase = pod.value(at: "status", "phase"),
        pod.isString(phase, "Succeeded") || pod.isString(phase, "Failed")
      {
        return
      }
      guard let subject = subject(of: key, pod) else { return }
      let ndots = EffectiveNDots(of: pod)
      tally.counts[ndots, default: 0] += 1
      tally.workloads[subject, default: WorkloadNDots(ndots, of: key)].note(ndots, of: key)
    }
  }
}
