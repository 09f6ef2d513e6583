extension ResourceCatalogue {
  /// The core group, and CustomResourceDefinitions.
  static let coreResources: [Resource] = [
    Resource(
      "nodes", kind: "Node", isNamespaced: false, shortNames: ["no"],
      stored: .allBut(["/status/images", "/status/volumesAttached", "/status/volumesInUse"]),
      listKeys: [
        ListKey("/status/addresses", ["/type"], ["/type", "/address"]),
        ListKey("/spec/taints", ["/key"], ["/key", "/effect"]),
      ],
      feeds: [.identity, .addressing, .dataplane, .provider]),
    Resource(
      "namespaces", kind: "Namespace", isNamespaced: false, shortNames: ["ns"],
      feeds: [.identity, .policy]),
    pods,
    Resource(
      "services", kind: "Service", shortNames: ["svc"],
      listKeys: [ListKey("/spec/ports", ["/name"], ["/port", "/protocol"])],
      feeds: [.services, .addressing, .gateway, .mesh]),
    Resource(
      "endpoints", kind: "Endpoints", shortNames: ["ep"],
      listKeys: [
        ListKey("/subsets/*/addresses", ["/ip"]),
        ListKey("/subsets/*/notReadyAddresses", ["/ip"]),
        ListKey("/subsets/*/ports", ["/name"], ["/port", "/protocol"]),
      ],
      feeds: [.services]),
    Resource(
      "endpointslices", kind: "EndpointSlice", group: "discovery.k8s.io",
      versions: ["v1", "v1beta1"],
      older: [OlderVersion("discovery.k8s.io/v1beta1", EndpointSliceConversion())],
      listKeys: [
        ListKey("/endpoints", ["/addresses/0"]),
        ListKey("/ports", ["/name"], ["/port", "/protocol"]),
      ],
      feeds: [.services, .mesh]),
    Resource(
      "configmaps", kind: "ConfigMap", shortNames: ["cm"],
      selection: .named(ConfigMapAllowList.names),
      confidentiality: .configMap,
      feeds: [.identity, .addressing, .dataplane, .dns, .mesh],
      // 2: more names and keys.
      recipe: 2),
    Resource(
      "customresourcedefinitions", kind: "CustomResourceDefinition",
      group: "apiextensions.k8s.io", isNamespaced: false, shortNames: ["crd", "crds"],
      stored: .only([
        "/apiVersion", "/kind", "/metadata/name", "/metadata/uid", "/metadata/creationTimestamp",
        "/metadata/annotations/gateway.networking.k8s.io~1bundle-version",
        "/metadata/annotations/gateway.networking.k8s.io~1channel",
        "/spec/group", "/spec/scope", "/spec/names/kind", "/spec/names/plural",
        "/spec/versions/*/name", "/spec/versions/*/served", "/spec/versions/*/storage",
      ]),
      listKeys: [ListKey("/spec/versions", ["/name"])],
      feeds: [.gateway, .dataplane]),
  ]

  /// Pods keep their network fields only: a tenth of their bytes.
  private static let pods = Resource(
    "pods", kind: "Pod", shortNames: ["po"],
    stored: .onlyBy(
      always: [
        "/apiVersion", "/kind", "/metadata/name", "/metadata/namespace", "/metadata/uid",
        "/metadata/creationTimestamp", "/metadata/deletionTimestamp",
        "/metadata/ownerReferences/*/kind", "/metadata/ownerReferences/*/name",
        "/metadata/ownerReferences/*/controller",
        "/spec/nodeName", "/spec/hostNetwork", "/spec/dnsPolicy", "/spec/dnsConfig",
        "/spec/containers/*/name", "/spec/containers/*/ports", "/spec/containers/*/env",
        "/status/phase", "/status/reason", "/status/hostIP", "/status/hostIPs",
        "/status/podIP", "/status/podIPs",
        "/status/conditions/*/type", "/status/conditions/*/status",
      ],
      inNetworkSystem: [
        "/spec/containers/*/image", "/spec/containers/*/command", "/spec/containers/*/args",
        "/status/containerStatuses/*/name", "/status/containerStatuses/*/ready",
        "/status/containerStatuses/*/restartCount",
        "/status/containerStatuses/*/lastState/terminated/reason",
        "/status/containerStatuses/*/lastState/terminated/exitCode",
        "/status/containerStatuses/*/lastState/terminated/finishedAt",
      ]),
    listKeys: [
      ListKey("/spec/containers", ["/name"]),
      ListKey("/spec/containers/*/env", ["/name"]),
      ListKey("/spec/containers/*/ports", ["/name"], ["/containerPort", "/protocol"]),
      ListKey("/status/containerStatuses", ["/name"]),
    ],
    confidentiality: .pod,
    feeds: [.services, .addressing, .dns, .dataplane],
    // 2: command and arguments of the network system's pods.
    recipe: 2)
}
