extension ResourceCatalogue {
  /// Calico, under both groups its objects are served by
  /// (https://docs.tigera.io/calico/latest/reference/resources/), and its operator.
  static let calicoResources: [Resource] =
    [
      ("ippools", "IPPool"), ("felixconfigurations", "FelixConfiguration"),
      ("bgpconfigurations", "BGPConfiguration"), ("clusterinformations", "ClusterInformation"),
      ("ipamblocks", "IPAMBlock"), ("blockaffinities", "BlockAffinity"),
    ].flatMap { plural, kind in
      [("crd.projectcalico.org", "v1"), ("projectcalico.org", "v3")].map { group, version in
        Resource(
          plural, kind: kind, group: group, versions: [version], isNamespaced: false,
          feeds: [.addressing, .dataplane])
      }
    } + [
      Resource(
        "installations", kind: "Installation", group: "operator.tigera.io",
        isNamespaced: false, feeds: [.addressing, .dataplane])
    ]
}
