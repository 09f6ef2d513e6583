/// A command that may be run in containers: nothing of a cluster is part of it.
package struct PodCommand: Hashable, Sendable {
  /// The program and its arguments. Those after the first are tried when the container does not
  /// have the program.
  package let alternatives: [[String]]
  /// Where it may be run, best first.
  package let roles: [PodRole]
  /// Whether any one Pod answers for the whole cluster; otherwise each node is asked.
  package let isOfWholeCluster: Bool
  /// The longest output that is taken.
  package let bytesMax: Int

  init(
    _ alternatives: [[String]], in roles: [PodRole], isOfWholeCluster: Bool = false, bytesMax: Int
  ) {
    self.alternatives = alternatives
    self.roles = roles
    self.isOfWholeCluster = isOfWholeCluster
    self.bytesMax = bytesMax
  }

  /// The commands for a Pod.
  func planned(in pod: PodTarget) -> [PlannedCommand] {
    alternatives.map { arguments in
      PlannedCommand(
        namespace: pod.namespace, pod: pod.name, container: pod.role.container,
        arguments: arguments)
    }
  }
}
