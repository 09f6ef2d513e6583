import EvidenceSources
import KubernetesAccess
import ReportFormats

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

  /// The name, or what stands for it while there is none.
  var label: String { name ?? "in-cluster" }

  /// The clusters that options and settings name, each once, in the order they were stated; the
  /// current one where none is.
  ///
  /// - Throws: ``AccessError``, ``CommandFailure``.
  static func all(
    _ options: LiveAccessOptions, _ settings: Settings, environment: [String: String]
  ) throws -> [LiveTarget] {
    var access = AccessOptions(environment: environment)
    access.kubeconfigPath = try options.kubeconfig ?? settings.value(.kubeconfig)
    access.asUser = try options.asUser ?? settings.value(.asUser)
    access.asGroups = options.asGroup.isEmpty ? try settings.words(.asGroup) ?? [] : options.asGroup
    access.requestTimeoutSeconds = Double(try options.requestTimeoutSeconds(settings))
    let contexts = try options.contexts(settings)
    switch options.via {
    case .direct: return try direct(access, contexts)
    case .kubectl:
      let stated: [String?] = contexts ?? []
      return (stated.isEmpty ? [nil] : stated).map { throughKubectl(access, $0) }
    }
  }

  private static func direct(
    _ access: AccessOptions, _ contexts: [String]?
  ) throws -> [LiveTarget] {
    let resolver = EndpointResolver(access)
    let endpoints =
      try contexts.map { try resolver.endpoints(ofContexts: $0) } ?? [resolver.endpoint()]
    return endpoints.map { endpoint in
      LiveTarget(
        name: endpoint.contextName,
        source: endpoint.origin?.description ?? endpoint.server.description,
        way: .direct(endpoint), kubectl: invocation(access, endpoint.contextName))
    }
  }

  private static func throughKubectl(_ access: AccessOptions, _ context: String?) -> LiveTarget {
    let kubectl = invocation(access, context)
    return LiveTarget(
      name: context, source: (["kubectl"] + kubectl.options).joined(separator: " "),
      way: .kubectl(kubectl), kubectl: kubectl)
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
