import ClusterObjects
package import NetworkModel

extension ServedGatewayAPI {
  /// What the CRD of HTTPRoutes says about the release that is installed.
  ///
  /// - Throws: the history's error.
  package init(in evidence: NetworkEvidence) throws {
    let definition = try evidence.object(
      "customresourcedefinitions.apiextensions.k8s.io",
      named: "httproutes.gateway.networking.k8s.io"
    ).object
    self.init(
      bundleVersion: definition?.annotation("gateway.networking.k8s.io/bundle-version"),
      channel: definition?.annotation("gateway.networking.k8s.io/channel"))
  }
}
