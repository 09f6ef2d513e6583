import ClusterObjects
import NetworkModel

extension ClassTable {
  /// cilium.io.
  static let ciliumClasses: [FieldClasses] = [
    FieldClasses(
      "ciliumnodes.cilium.io", coming: .capacity, recreated: .disruptive, otherwise: .churn,
      [
        .disruptive: [
          "/spec/addresses", "/spec/bootid", "/spec/ipam/podCIDRs", "/spec/instance-id",
        ],
        .capacity: ["/spec/ipam/pools/allocated"],
      ]),
    // A pool's mask size is fixed, which not every version enforces
    // (https://docs.cilium.io/en/stable/network/concepts/ipam/multi-pool/).
    FieldClasses(
      "ciliumpodippools.cilium.io", coming: .capacity, removed: .disruptive, otherwise: .capacity,
      [.oneWayDoor: ["/spec/ipv4/maskSize", "/spec/ipv6/maskSize"], .churn: ["/status"]]),
    FieldClasses(
      "ciliumnodeconfigs.cilium.io", coming: .disruptive, otherwise: .disruptive,
      [.oneWayDoor: ciliumDoors.map { "/spec/defaults/\($0)" }, .cosmetic: ["/status"]]),
    FieldClasses(
      "ciliumloadbalancerippools.cilium.io", coming: .capacity, removed: .routing,
      otherwise: .capacity, [.routing: ["/spec/serviceSelector"], .churn: ["/status"]]),
  ]
}
