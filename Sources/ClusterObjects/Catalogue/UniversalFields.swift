/// What holds for the objects of every resource.
package enum UniversalFields {
  /// Never stored: bookkeeping that changes with every write, and copies of the object itself.
  static let dropped: [FieldPattern] = [
    "/metadata/managedFields", "/metadata/resourceVersion", "/metadata/selfLink",
    "/metadata/annotations/kubectl.kubernetes.io~1last-applied-configuration",
    "/status/conditions/*/lastHeartbeatTime", "/status/conditions/*/lastProbeTime",
  ]

  /// Stored, never reported as a change.
  package static let notCompared: [FieldPattern] = [
    "/apiVersion", "/metadata/generation", "/status/observedGeneration",
    "/status/conditions/*/observedGeneration", "/status/conditions/*/lastUpdateTime",
    "/status/listeners/*/conditions/*/observedGeneration",
    "/status/parents/*/conditions/*/observedGeneration",
    "/metadata/annotations/endpoints.kubernetes.io~1last-change-trigger-time",
    "/metadata/annotations/control-plane.alpha.kubernetes.io~1leader",
    "/metadata/annotations/deprecated.daemonset.template.generation",
  ]

  /// What differs between two clusters by nature, and so says nothing.
  package static let notComparedBetweenClusters: [FieldPattern] = [
    "/metadata/uid", "/metadata/creationTimestamp", "/metadata/ownerReferences/*/uid",
    "/metadata/annotations/kubectl.kubernetes.io~1restartedAt",
    "/spec/clusterIP", "/spec/clusterIPs", "/spec/healthCheckNodePort", "/spec/ports/*/nodePort",
    "/spec/podCIDR", "/spec/podCIDRs", "/spec/providerID", "/spec/nodeName",
    "/spec/addresses/*/ip", "/spec/ipam/podCIDRs", "/spec/health",
    "/spec/template/metadata/annotations/kubectl.kubernetes.io~1restartedAt",
    "/status/conditions/*/lastTransitionTime",
    "/status/parents/*/conditions/*/lastTransitionTime",
    "/status/listeners/*/conditions/*/lastTransitionTime",
    "/status/loadBalancer/ingress/*/ip", "/status/loadBalancer/ingress/*/hostname",
    "/status/addresses/*/address", "/status/addresses/*/value", "/status/startTime",
    "/status/hostIP", "/status/hostIPs", "/status/podIP", "/status/podIPs",
    "/status/nodeInfo/machineID", "/status/nodeInfo/systemUUID", "/status/nodeInfo/bootID",
    "/endpoints/*/addresses", "/endpoints/*/nodeName", "/endpoints/*/zone",
    "/endpoints/*/targetRef",
  ]

  /// How elements of lists that many kinds have are told apart.
  package static let listKeys: [ListKey] = [
    ListKey("/metadata/ownerReferences", ["/kind", "/name"]),
    ListKey("/status/conditions", ["/type"]),
    ListKey("/status/loadBalancer/ingress", ["/ip"], ["/hostname"]),
  ]
}
