/// When a setting of the dataplane takes hold.
struct AgentRestart {
  /// Products whose agents read their configuration when they start
  /// (https://docs.cilium.io/en/stable/configuration/,
  /// https://github.com/flannel-io/flannel/blob/master/Documentation/configuration.md,
  /// https://github.com/antrea-io/antrea/blob/main/docs/configuration.md).
  private static let readAtStart: Set<PluginName> = [
    .cilium, .flannel, .canal, .antrea, .kubeRouter, .awsVPC, .kindnet,
  ]

  private let plugin: PluginName?

  init(_ context: ChangeContext) { plugin = context.plugin }

  /// What that means for connections, as the end of a sentence.
  var sentence: String {
    guard let plugin, Self.readAtStart.contains(plugin) else {
      return "nodes take it one after the other, and until all have, connections between nodes of "
        + "either kind may break"
    }
    return "agents read it when they start: until all have restarted, connections between nodes of "
      + "either kind may break"
  }
}
