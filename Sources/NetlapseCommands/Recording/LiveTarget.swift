import EvidenceSources
import KubernetesAccess
import ReportFormats
import SnapshotRecording

/// One cluster to ask: how it is called, and how it is reached.
struct LiveTarget: Sendable {
  /// What messages, metrics and the record call it: the context; nil where nobody gave it a name.
  let name: String?
  /// Where it was read from, for people.
  let source: String
  /// How it is reached.
  let way: ClusterConnection.Way
  /// How kubectl reaches it.
  let kubectl: KubectlInvocation
  /// How it is reached once the kubeconfig may have been written anew: the same context, whichever
  /// is the current one by then. Throws ``AccessError``.
  let renewedWay: @Sendable () throws -> ClusterConnection.Way

  /// The name, or what stands for it while there is none.
  var label: String { name ?? "in-cluster" }

  /// The clusters that options and settings name, each once, in the order they were stated; the
  /// current one where none is.
  ///
  /// - Throws: ``AccessError``, ``CommandFailure``.
  static func all(
    _ options: LiveAccessOptions, _ settings: Settings, environment: [String: String]
  ) throws -> [LiveTarget] {
    // What systemd says to this process is not for the programs it starts.
    var access = AccessOptions(
      environment: environment.filter { !SystemdEnvironment.variables.contains($0.key) })
    access.kubeconfigPath = try options.kubeconfig ?? settings.value(.kubeconfig)
    access.asUser = try options.asUser ?? settings.value(.asUser)
    access.asGroups = options.asGroup.isEmpty ? try settings.words(.asGroup) ?? [] : options.asGroup
    access.pluginTimeoutSeconds = Double(try options.requestTimeoutSeconds(settings))
    let contexts = try options.contexts(settings)
    switch options.via {
    case .direct: return try direct(access, contexts)
    case .kubectl:
      let stated: [String?] = contexts ?? []
      return (stated.isEmpty ? [nil] : stated).map { LiveTarget(invocation(access, $0)) }
    }
  }

  private static func direct(
    _ access: AccessOptions, _ contexts: [String]?
  ) throws -> [LiveTarget] {
    let resolver = EndpointResolver(access)
    let endpoints =
      try contexts.map { try resolver.endpoints(ofContexts: $0) } ?? [resolver.endpoint()]
    return endpoints.map { LiveTarget(direct: $0, access) }
  }

  /// What a resolver found.
  init(direct endpoint: ClusterEndpoint, _ access: AccessOptions) {
    let context = endpoint.contextName
    name = context
    source = endpoint.origin?.description ?? endpoint.server.description
    way = .direct(endpoint)
    kubectl = Self.invocation(access, context)
    renewedWay = {
      let resolver = EndpointResolver(access)
      guard let context else { return .direct(try resolver.endpoint()) }
      return .direct(try resolver.endpoints(ofContexts: [context])[0])
    }
  }

  /// A context that kubectl knows.
  private init(_ kubectl: KubectlInvocation) {
    name = kubectl.contextName
    source = (["kubectl"] + kubectl.options).joined(separator: " ")
    way = .kubectl(kubectl)
    self.kubectl = kubectl
    // It reads the kubeconfig each time.
    renewedWay = { .kubectl(kubectl) }
  }

  private static func invocation(_ access: AccessOptions, _ context: String?) -> KubectlInvocation {
    var invocation = KubectlInvocation()
    invocation.kubeconfigPath = access.kubeconfigPath
    invocation.contextName = context
    invocation.impersonatedUser = access.asUser
    invocation.impersonatedGroups = access.asGroups
    return invocation
  }
}
