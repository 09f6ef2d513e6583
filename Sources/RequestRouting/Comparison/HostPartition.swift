import ClusterObjects

/// One host of each class that patterns can tell apart: any two hosts of a class are held by the
/// same patterns.
package struct HostPartition: Sendable {
  /// A host, and the most specific pattern that it stands for.
  package struct Probe: Hashable, Sendable {
    /// A host in lower case.
    package let host: String
    /// What it is an example of.
    package let pattern: HostPattern
  }

  /// The hosts, by pattern.
  package let probes: [Probe]

  /// - Parameter patterns: of both sides.
  package init(_ patterns: some Sequence<HostPattern>) {
    let all = Set(patterns)
    var names: Set<String> = []
    var suffixes: Set<String> = []
    for pattern in all {
      if case .exact(let name) = pattern { names.insert(name) }
      if let suffix = pattern.suffix { suffixes.insert(suffix) }
    }
    func fresh(below suffix: String) -> String {
      var number = 0
      while true {
        let label = number == 0 ? "any" : "any\(number)"
        let host = suffix.isEmpty ? label : "\(label).\(suffix)"
        if !names.contains(host), !suffixes.contains(host) { return host }
        number += 1
      }
    }
    var probes: [Probe] = names.sorted().map { Probe(host: $0, pattern: .exact($0)) }
    for suffix in suffixes.sorted(by: { $0.precedesBytewise($1) }) {
      let one = fresh(below: suffix)
      let isShort = all.contains(.oneLabel(suffix: suffix))
      probes.append(
        Probe(host: one, pattern: isShort ? .oneLabel(suffix: suffix) : .labels(suffix: suffix)))
      probes.append(Probe(host: fresh(below: one), pattern: .labels(suffix: suffix)))
    }
    if all.contains(.any) { probes.append(Probe(host: fresh(below: "example"), pattern: .any)) }
    self.probes = probes
  }
}
