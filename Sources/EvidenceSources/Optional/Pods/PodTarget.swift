/// One running Pod that may be asked.
package struct PodTarget: Hashable, Sendable {
  /// What it runs.
  package let role: PodRole
  /// Its namespace, a DNS label.
  package let namespace: String
  /// Its name, a DNS subdomain.
  package let name: String
  /// The node it runs on.
  package let node: String
  /// Its first address, which is the node's own where ``isInHostNetwork``.
  package let address: String
  /// Whether it sees the node's links.
  package let isInHostNetwork: Bool
  /// Ports that the asked container declares, by name; those without a name by their number.
  package let ports: [String: Int]
  /// Command and arguments of the container, as far as they are stored.
  package let arguments: [String]

  /// The value of `--flag=value`, the last one where it stands several times.
  func argument(_ flag: String) -> String? {
    arguments.last { $0.hasPrefix("--\(flag)=") }.map { String($0.dropFirst(flag.count + 3)) }
  }
}
