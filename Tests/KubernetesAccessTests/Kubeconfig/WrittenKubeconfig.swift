import EvidenceSources

@testable import KubernetesAccess

/// A kubeconfig with one context, written for one test.
struct WrittenKubeconfig {
  let folder: TestFolder

  init() throws { folder = try TestFolder() }

  /// The options that name it, with an environment that holds nothing else.
  var options: AccessOptions {
    var options = AccessOptions(environment: [:])
    options.kubeconfigPath = folder.file("config")
    return options
  }

  /// Writes it with these lines for its cluster and its user.
  func write(
    cluster: String = "server: https://api.example:6443", user: String = "", context: String = ""
  ) throws {
    try folder.write(
      """
      apiVersion: v1
      kind: Config
      current-context: prod
      contexts:
      - name: prod
        context:
          cluster: c1
          user: u1
      \(Self.indented(context))
      clusters:
      - name: c1
        cluster:
      \(Self.indented(cluster))
      users:
      - name: u1
        user:
      \(Self.indented(user))
      """, to: "config")
  }

  func endpoint(
    _ change: (inout AccessOptions) -> Void = { _ in }
  ) throws -> ClusterEndpoint {
    var options = options
    change(&options)
    return try EndpointResolver(options).endpoint()
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n")
  }
}
