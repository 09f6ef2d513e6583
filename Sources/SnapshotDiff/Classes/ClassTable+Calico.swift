import ClusterObjects
import NetworkModel

extension ClassTable {
  /// Calico, under both of its groups, and its operator
  /// (https://docs.tigera.io/calico/latest/reference/resources/).
  static let calicoClasses: [FieldClasses] =
    ["crd.projectcalico.org", "projectcalico.org"].flatMap { calico($0) } + [
      FieldClasses(
        "installations.operator.tigera.io", coming: .disruptive, otherwise: .disruptive,
        [
          .churn: ["/status"],
          .disruptive: [
            "/status/calicoVersion", "/status/computed", "/status/mtu", "/status/variant",
          ],
        ])
    ]

  private static func calico(_ group: String) -> [FieldClasses] {
    [
      FieldClasses(
        ResourceName("ippools.\(group)"), coming: .capacity, removed: .disruptive,
        otherwise: .capacity,
        [
          .disruptive: [
            "/spec/blockSize", "/spec/cidr", "/spec/ipip", "/spec/ipipMode", "/spec/vxlanMode",
          ],
          .routing: ["/spec/disableBGPExport", "/spec/nat-outgoing", "/spec/natOutgoing"],
        ]),
      // Felix restarts on most of them.
      FieldClasses(
        ResourceName("felixconfigurations.\(group)"), coming: .disruptive, otherwise: .disruptive,
        [
          .policy: [
            "/spec/chainInsertMode", "/spec/defaultEndpointToHostAction", "/spec/failsafe*",
            "/spec/policySync*",
          ],
          .cosmetic: [
            "/spec/flowLogs*", "/spec/health*", "/spec/log*", "/spec/prometheus*",
            "/spec/reportingInterval", "/spec/usageReporting*",
          ],
        ]),
      // Sessions drop; advertised addresses come and go.
      FieldClasses(
        ResourceName("bgpconfigurations.\(group)"), coming: .disruptive, otherwise: .disruptive,
        [
          .routing: ["/spec/communities", "/spec/prefixAdvertisements", "/spec/service*"],
          .cosmetic: ["/spec/logSeverityScreen"],
        ]),
      FieldClasses(
        ResourceName("clusterinformations.\(group)"), coming: .disruptive, otherwise: .cosmetic,
        [.disruptive: ["/spec/calicoVersion", "/spec/datastoreReady", "/spec/variant"]]),
      FieldClasses(ResourceName("ipamblocks.\(group)"), all: .churn),
      FieldClasses(ResourceName("blockaffinities.\(group)"), all: .churn),
    ]
  }
}
