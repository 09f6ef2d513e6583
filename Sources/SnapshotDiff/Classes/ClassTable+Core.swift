import ClusterObjects
import NetworkModel

extension ClassTable {
  /// The core group, EndpointSlices and CustomResourceDefinitions.
  static let coreClasses: [FieldClasses] =
    [
      nodes, services,
      FieldClasses(
        "namespaces", coming: .cosmetic, otherwise: .cosmetic,
        [
          // Policies and listeners select namespaces by them.
          .policy: ["/metadata/labels"],
          .capacity: [
            "/metadata/annotations/ipam.cilium.io~1*",
            "/metadata/annotations/cni.projectcalico.org~1*",
          ],
        ]),
      FieldClasses("pods", all: .churn),
      FieldClasses("endpoints", all: .churn),
      FieldClasses("endpointslices.discovery.k8s.io", all: .churn),
    ] + definitions

  /// Without a kind its objects are gone, and what they did with them.
  private static let definitions: [FieldClasses] = [
    FieldClasses(
      definition, ["*.gateway.networking.k8s.io", "*.multicluster.x-k8s.io"], coming: .cosmetic,
      removed: .routing, otherwise: .routing,
      // Bundle version and channel decide what controllers do with the same objects.
      [.routing: ["/metadata/annotations/gateway.networking.k8s.io~1*"]]),
    FieldClasses(
      definition,
      [
        "*.cilium.io", "*.crd.antrea.io", "*.crd.projectcalico.org", "*.operator.tigera.io",
        "*.projectcalico.org", "*.k8s.ovn.org", "*.crd.k8s.amazonaws.com", "*.acn.azure.com",
      ],
      coming: .cosmetic, removed: .disruptive, otherwise: .cosmetic, [.disruptive: servedVersions]),
    FieldClasses(
      definition, coming: .cosmetic, otherwise: .cosmetic, [.routing: servedVersions]),
  ]

  private static let definition: ResourceName = "customresourcedefinitions.apiextensions.k8s.io"
  private static let servedVersions: [FieldPattern] = ["/spec/versions"]

  private static let nodes = FieldClasses(
    "nodes", coming: .capacity, recreated: .disruptive, otherwise: .cosmetic,
    [
      .disruptive: [
        "/spec/podCIDR", "/spec/podCIDRs", "/status/addresses", "/status/nodeInfo",
        "/metadata/annotations/flannel.alpha.coreos.com~1backend-type",
        "/metadata/annotations/flannel.alpha.coreos.com~1public-ip*",
        "/metadata/annotations/projectcalico.org~1IPv4Address",
        "/metadata/annotations/projectcalico.org~1IPv6Address",
        "/metadata/annotations/k8s.ovn.org~1node-subnets",
      ],
      .routing: [
        // Topology hints and load balancers choose nodes by them.
        "/metadata/labels/topology.kubernetes.io~1*",
        "/metadata/labels/node.kubernetes.io~1exclude-from-external-load-balancers",
      ],
      .capacity: [
        "/spec/taints", "/spec/unschedulable", "/status/allocatable/pods", "/status/capacity/pods",
        "/status/conditions/NetworkUnavailable/status", "/status/conditions/Ready/status",
      ],
      .churn: [
        "/status", "/metadata/annotations/flannel.alpha.coreos.com~1backend-data",
        "/metadata/annotations/flannel.alpha.coreos.com~1backend-v6-data",
      ],
    ])

  private static let services = FieldClasses(
    "services", coming: .routing, otherwise: .routing,
    [
      .routing: [
        "/metadata/labels/service.kubernetes.io~1*",
        // What clouds, load balancers, meshes and DNS read.
        "/metadata/annotations/service.kubernetes.io~1*",
        "/metadata/annotations/service.beta.kubernetes.io~1*",
        "/metadata/annotations/service.alpha.kubernetes.io~1*",
        "/metadata/annotations/service.cilium.io~1*",
        "/metadata/annotations/io.cilium~1*",
        "/metadata/annotations/lbipam.cilium.io~1*",
        "/metadata/annotations/metallb.io~1*",
        "/metadata/annotations/metallb.universe.tf~1*",
        "/metadata/annotations/projectcalico.org~1*",
        "/metadata/annotations/cloud.google.com~1*",
        "/metadata/annotations/networking.gke.io~1*",
        "/metadata/annotations/networking.istio.io~1*",
        "/metadata/annotations/external-dns.kubernetes.io~1*",
        "/metadata/annotations/external-dns.alpha.kubernetes.io~1*",
      ],
      .cosmetic: ["/status/conditions"],
    ])
}
