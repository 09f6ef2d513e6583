extension ResourceCatalogue {
  /// Other ways to join clusters: Submariner (https://submariner.io/) and Linkerd
  /// (https://linkerd.io/2/reference/multicluster/).
  static let meshResources: [Resource] = [
    Resource("clusters", kind: "Cluster", group: "submariner.io", feeds: [.mesh]),
    Resource("endpoints", kind: "Endpoint", group: "submariner.io", feeds: [.mesh]),
    Resource(
      "gateways", kind: "Gateway", group: "submariner.io",
      stored: .allBut(["/metadata/annotations/update-timestamp"]), feeds: [.mesh]),
    Resource(
      "links", kind: "Link", group: "multicluster.linkerd.io",
      versions: ["v1alpha3", "v1alpha2", "v1alpha1"],
      stored: .allBut(["/status/mirrorServices/*/conditions/*/lastTransitionTime"]),
      feeds: [.mesh]),
  ]
}
