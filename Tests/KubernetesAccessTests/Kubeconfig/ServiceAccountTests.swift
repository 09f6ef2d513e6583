import EvidenceSources
import Testing

@testable import KubernetesAccess

/// Inside of a pod, where no kubeconfig says anything.
@Suite struct ServiceAccountTests {
  private let folder: TestFolder

  init() throws {
    folder = try TestFolder()
    try folder.write("pod-token\n", to: "account/token")
    try folder.write(TestPEM.authority, to: "account/ca.crt")
    try folder.write("monitoring", to: "account/namespace")
  }

  private func endpoint(
    _ change: (inout AccessOptions) -> Void = { _ in }
  ) throws -> ClusterEndpoint {
    var options = AccessOptions(environment: [
      "KUBERNETES_SERVICE_HOST": "10.96.0.1", "KUBERNETES_SERVICE_PORT": "443",
    ])
    options.serviceAccountFolder = folder.file("account")
    change(&options)
    return try EndpointResolver(options).endpoint()
  }

  @Test func thePodsClusterIsReached() async throws {
    let endpoint = try endpoint { $0.environment["KUBERNETES_SERVICE_HOST"] = "fd00::1" }
    #expect(endpoint.server.description == "https://[fd00::1]:443")
    #expect(endpoint.authoritiesPEM == Array(TestPEM.authority.utf8))
    #expect(endpoint.namespace == "monitoring")
    #expect(endpoint.contextName == nil)
    #expect(endpoint.origin == .serviceAccount(folder: folder.file("account")))
    let credential = try await endpoint.credentials.credential(replacing: nil)
    #expect(credential.bearerToken == "pod-token")
    // A service account's token is renewed by writing the file anew.
    try folder.write("second", to: "account/token")
    #expect(
      try await endpoint.credentials.credential(replacing: credential).bearerToken == "second")
  }

  @Test func optionsAndProxiesCountAsWell() throws {
    let endpoint = try endpoint {
      $0.asUser = "jane"
      $0.environment["HTTPS_PROXY"] = "http://proxy:1"
    }
    #expect(endpoint.impersonation.user == "jane")
    #expect(endpoint.proxy?.description == "http://proxy:1")
  }

  @Test func aKubeconfigComesFirst() throws {
    let text = """
      current-context: c
      contexts: [{name: c, context: {cluster: k}}]
      clusters: [{name: k, cluster: {server: "https://elsewhere"}}]
      """
    let path = try folder.write(text, to: "config")
    let server = try endpoint { $0.environment["KUBECONFIG"] = path }.server
    #expect(server.host == "elsewhere")
  }

  @Test func aKubeconfigThatChoosesNothingIsPassedByUnlessItWasStated() throws {
    let path = try folder.write("contexts: [{name: c, context: {cluster: k}}]", to: "config")
    #expect(try endpoint { $0.environment["KUBECONFIG"] = path }.server.host == "10.96.0.1")
    let stated = #expect(throws: AccessError.self) { try endpoint { $0.kubeconfigPath = path } }
    #expect(stated?.message.contains("no current-context") == true)
    let named = #expect(throws: AccessError.self) { try endpoint { $0.contextName = "c2" } }
    #expect(named?.category == .notFound)
  }

  @Test func aDamagedKubeconfigIsNotPassedBy() throws {
    let path = try folder.write("contexts: [", to: "config")
    #expect(throws: AccessError.self) { try endpoint { $0.environment["KUBECONFIG"] = path } }
  }

  @Test(arguments: ["KUBERNETES_SERVICE_HOST", "KUBERNETES_SERVICE_PORT", "token"])
  func withoutVariablesOrTokenThereIsNoPod(missing: String) throws {
    if missing == "token" { try folder.remove("account/token") }
    let error = #expect(throws: AccessError.self) {
      try endpoint { $0.environment[missing] = nil }
    }
    #expect(error?.message.contains("no kubeconfig") == true)
  }

  @Test func authoritiesAndNamespaceMayBeMissing() throws {
    try folder.remove("account/ca.crt")
    try folder.remove("account/namespace")
    let endpoint = try endpoint()
    #expect(endpoint.authoritiesPEM == nil)
    #expect(endpoint.namespace == nil)
    try folder.write("nothing", to: "account/ca.crt")
    #expect(throws: AccessError.self) { try self.endpoint() }
  }
}
