import ClusterObjects
import NetworkModel

extension ClassTable {
  /// Managed services, OpenShift, Antrea, and other ways to join clusters.
  static let vendorClasses: [FieldClasses] = [
    // What the operator refuses to change once it is installed: render.go and ovn_kubernetes.go of
    // https://github.com/openshift/cluster-network-operator/tree/master/pkg/network.
    FieldClasses(
      "networks.config.openshift.io", coming: .disruptive, otherwise: .disruptive,
      [
        .oneWayDoor: ["/spec/clusterNetwork", "/spec/networkType", "/spec/serviceNetwork"],
        .policy: ["/spec/externalIP"],
        .capacity: ["/spec/serviceNodePortRange"],
        .churn: ["/status/conditions"],
      ]),
    FieldClasses(
      "networks.operator.openshift.io", coming: .disruptive, otherwise: .disruptive,
      [
        .oneWayDoor: [
          "/spec/clusterNetwork", "/spec/defaultNetwork/ovnKubernetesConfig/genevePort",
          "/spec/defaultNetwork/type", "/spec/serviceNetwork",
        ],
        .policy: ["/spec/defaultNetwork/ovnKubernetesConfig/policyAuditConfig"],
        .churn: ["/status"],
        .cosmetic: [
          "/spec/logLevel", "/spec/operatorLogLevel", "/spec/unsupportedConfigOverrides",
        ],
      ]),
    FieldClasses(
      "eniconfigs.crd.k8s.amazonaws.com", coming: .capacity, otherwise: .capacity,
      [.policy: ["/spec/securityGroups"], .churn: ["/status"]]),
    FieldClasses(
      "nodenetworkconfigs.acn.azure.com", coming: .capacity, recreated: .churn, otherwise: .churn,
      [.capacity: ["/status/networkContainers/*/subnetAddressSpace"]]),
    FieldClasses(
      "antreaagentinfos.crd.antrea.io", coming: .churn, otherwise: .churn,
      [.disruptive: ["/nodeSubnets", "/version"]]),
    FieldClasses("antreacontrollerinfos.crd.antrea.io", all: .churn),
    FieldClasses(
      "clusters.submariner.io", coming: .routing, otherwise: .routing,
      [.disruptive: ["/spec/cluster_cidr", "/spec/cluster_id", "/spec/service_cidr"]]),
    FieldClasses("endpoints.submariner.io", coming: .routing, otherwise: .routing),
    FieldClasses(
      "gateways.submariner.io", coming: .routing, otherwise: .churn,
      [.routing: ["/status/haStatus", "/status/localEndpoint"]]),
    FieldClasses(
      "links.multicluster.linkerd.io", coming: .routing, otherwise: .routing,
      [.churn: ["/status"]]),
  ]
}
