/// How many connections a node tracks at most, as kube-proxy sets it when it starts
/// (https://github.com/kubernetes/kubernetes/blob/master/cmd/kube-proxy/app/server_linux.go,
/// getConntrackMax).
struct ConntrackLimit {
  /// CPUs of nodes that the arithmetic is shown for.
  static let exampleCPUCounts = [4, 16, 64]

  /// Connections per CPU; 0: the kernel's limit stays as it is.
  let maxPerCore: Int
  /// Connections at least.
  let min: Int

  /// The limit of a node with so many CPUs; nil: kube-proxy leaves the kernel's own.
  func connections(cpuCount: Int) -> Int? {
    guard maxPerCore > 0 else { return nil }
    let (scaled, isTooLarge) = maxPerCore.multipliedReportingOverflow(by: cpuCount)
    return isTooLarge ? Int.max : max(min, scaled)
  }

  /// The arithmetic: `max(min, maxPerCore x CPUs) is 131072 with 4 CPUs, ...`.
  var arithmetic: String {
    guard maxPerCore > 0 else {
      return "0 leaves the kernel's limit as it is, and conntrack.min is ignored"
    }
    let examples = Self.exampleCPUCounts.map { cpuCount in
      "\(connections(cpuCount: cpuCount) ?? 0) with \(cpuCount) CPUs"
    }
    return "a node tracks max(\(min), \(maxPerCore) x CPUs) connections: "
      + examples.joined(separator: ", ")
  }
}
