import ClusterObjects

/// What the Pods of one workload have been seen to use.
struct WorkloadNDots {
  private let first: (ndots: EffectiveNDots, pod: ObjectKey)
  /// Nearly always empty, and then without memory of its own.
  private var others: [EffectiveNDots: ObjectKey] = [:]

  /// - Parameter pod: the first Pod that was seen.
  init(_ ndots: EffectiveNDots, of pod: ObjectKey) { first = (ndots, pod) }

  /// Notes another Pod.
  mutating func note(_ ndots: EffectiveNDots, of pod: ObjectKey) {
    if ndots != first.ndots, others[ndots] == nil { others[ndots] = pod }
  }

  /// Each value with the first Pod that has it.
  private var seen: [EffectiveNDots: ObjectKey] {
    others.merging([first.ndots: first.pod]) { _, new in new }
  }

  /// One value, or several where Pods of one workload differ, as during its rollout.
  var reading: Reading<FactValue> {
    let seen = seen
    let sorted = seen.sorted { $0.key < $1.key }
    if let pod = seen[.malformed] {
      return .unknown(
        UnknownReason("the option ndots of \(pod) is no number"), by: [Self.option(of: pod)])
    }
    var values: [FactValue] = []
    for value in sorted.compactMap(\.key.value) where !values.contains(value) {
      values.append(value)
    }
    let value = values.count == 1 ? values[0] : .list(values)
    let places = sorted.map { ndots, pod in
      if case .dots = ndots, ndots != .clusterDefault { return Self.option(of: pod) }
      return Provenance(pod, FieldPath(["spec", "dnsPolicy"]))
    }
    if seen[.libraryDefault] != nil {
      return .documented(
        value,
        reasoning: "dnsPolicy None without the option ndots leaves it to the libraries, which take "
          + "1 (https://man7.org/linux/man-pages/man5/resolv.conf.5.html)", by: places)
    }
    if seen.count == 1, seen[.clusterDefault] != nil {
      return .documented(
        value,
        reasoning: "the default of dnsPolicy ClusterFirst "
          + "(https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/)",
        by: places)
    }
    let isOfNode = seen[.node] != nil
    return .stated(
      value, by: places,
      reasoning: values.count > 1
        ? "Pods of it differ" : isOfNode ? "its Pods use the file of their node" : nil)
  }

  private static func option(of pod: ObjectKey) -> Provenance {
    Provenance(pod, FieldPath(["spec", "dnsConfig"]))
  }
}
