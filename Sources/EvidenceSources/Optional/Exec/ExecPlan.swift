import ClusterObjects

/// The commands that will be run, and what cannot be asked: to be shown before anything is run.
package struct ExecPlan: Sendable {
  /// One question to one Pod.
  package struct Step: Hashable, Sendable {
    /// What it is for.
    package let collection: ExecCollection
    /// The command it comes from.
    package let command: PodCommand
    /// The node that answers; for a command that is of the whole cluster too.
    package let node: String
    /// The first is run; each of the others only when the container does not have the program of
    /// the one before.
    package let commands: [PlannedCommand]
  }

  /// The steps, in the order of collections, commands and nodes.
  package let steps: [Step]
  /// Nodes that no Pod can speak for, by collection.
  package let unasked: [(collection: ExecCollection, node: String, reason: String)]
  let collections: [ExecCollection]
  let targets: PodTargets

  /// - Parameters:
  ///   - collections: what is asked.
  ///   - targets: the Pods, found with the roles of the collections.
  package init(_ collections: [ExecCollection], of targets: PodTargets) {
    var steps: [Step] = []
    var unasked: [(collection: ExecCollection, node: String, reason: String)] = []
    self.collections = ExecCollection.allCases.filter(collections.contains)
    for collection in self.collections {
      for command in collection.commands {
        let byNode = command.roles.map { targets.podByNode($0) }
        if command.isOfWholeCluster {
          let pods = byNode.first?.values.sorted { $0.node.precedesBytewise($1.node) } ?? []
          if let pod = pods.first { steps.append(Step(collection, command, pod)) }
          continue
        }
        for node in targets.nodes {
          if let pod = byNode.lazy.compactMap({ $0[node] }).first {
            steps.append(Step(collection, command, pod))
          } else {
            let names = command.roles.map(\.name).joined(separator: ", ")
            unasked.append((collection, node, "no running Pod of \(names) was seen on it"))
          }
        }
      }
    }
    self.steps = steps
    self.unasked = unasked
    self.targets = targets
  }

  /// Every command that may be run, in order, as `kubectl` is given it.
  ///
  /// - Parameter runner: the words that start it, such as `kubectl --context prod`.
  package func commands(after runner: String = "kubectl") -> [(text: String, isFallback: Bool)] {
    steps.flatMap { step in
      step.commands.enumerated().map { ($1.text(after: runner), $0 > 0) }
    }
  }
}

extension ExecPlan.Step {
  fileprivate init(_ collection: ExecCollection, _ command: PodCommand, _ pod: PodTarget) {
    self.init(
      collection: collection, command: command, node: pod.node,
      commands: command.planned(in: pod))
  }
}
