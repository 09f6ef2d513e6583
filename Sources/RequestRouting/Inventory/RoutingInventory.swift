package import ClusterObjects
package import NetworkModel

/// Everything of a moment that decides where requests go.
package struct RoutingInventory: Sendable {
  /// `ingresses.networking.k8s.io`.
  package let ingresses: ObjectList
  /// `ingressclasses.networking.k8s.io`.
  package let ingressClasses: ObjectList
  /// `gatewayclasses.gateway.networking.k8s.io`.
  package let gatewayClasses: ObjectList
  /// `gateways.gateway.networking.k8s.io`.
  package let gateways: ObjectList
  /// `listenersets.gateway.networking.k8s.io`, and the experimental `xlistenersets` before them.
  package let listenerSets: ObjectList
  /// `httproutes.gateway.networking.k8s.io`.
  package let httpRoutes: ObjectList
  /// `grpcroutes.gateway.networking.k8s.io`.
  package let grpcRoutes: ObjectList
  /// `tlsroutes.gateway.networking.k8s.io`.
  package let tlsRoutes: ObjectList
  /// `referencegrants.gateway.networking.k8s.io`.
  package let referenceGrants: ObjectList
  /// `namespaces`, for their labels.
  package let namespaces: ObjectList
  /// The Services.
  package let services: ServiceInventory
  /// How the moment's statements came to be known.
  package let evidence: EvidenceLevel

  /// The resources it is made of, for finding the moments at which it may differ.
  package static let resources: [ResourceName] = [
    "ingresses.networking.k8s.io", "ingressclasses.networking.k8s.io",
    "gatewayclasses.gateway.networking.k8s.io", "gateways.gateway.networking.k8s.io",
    "listenersets.gateway.networking.k8s.io", "xlistenersets.gateway.networking.x-k8s.io",
    "httproutes.gateway.networking.k8s.io", "grpcroutes.gateway.networking.k8s.io",
    "tlsroutes.gateway.networking.k8s.io", "referencegrants.gateway.networking.k8s.io",
    "namespaces", "services", "endpointslices.discovery.k8s.io",
  ]

  /// - Throws: the history's error.
  package init(in evidence: NetworkEvidence) throws {
    ingresses = try evidence.objects(of: "ingresses.networking.k8s.io")
    ingressClasses = try evidence.objects(of: "ingressclasses.networking.k8s.io")
    gatewayClasses = try evidence.objects(of: "gatewayclasses.gateway.networking.k8s.io")
    gateways = try evidence.objects(of: "gateways.gateway.networking.k8s.io")
    let sets = try evidence.objects(of: "listenersets.gateway.networking.k8s.io")
    let older = try evidence.objects(of: "xlistenersets.gateway.networking.x-k8s.io")
    // The experimental kind is gone since v1.5; where nobody looked for it, that is no gap.
    listenerSets = ObjectList(objects: sets.objects + older.objects, unseen: sets.unseen)
    httpRoutes = try evidence.objects(of: "httproutes.gateway.networking.k8s.io")
    grpcRoutes = try evidence.objects(of: "grpcroutes.gateway.networking.k8s.io")
    tlsRoutes = try evidence.objects(of: "tlsroutes.gateway.networking.k8s.io")
    referenceGrants = try evidence.objects(of: "referencegrants.gateway.networking.k8s.io")
    namespaces = try evidence.objects(of: "namespaces")
    services = try ServiceInventory(in: evidence)
    self.evidence = evidence.moment.snapshot.evidence
  }

  /// Why a route may exist that was not seen; nil: all that lead to a Gateway were.
  package var unseenRouting: UnknownReason? {
    httpRoutes.unseen ?? gateways.unseen
  }

  /// The same for what an Ingress with these annotations holds: what it passes through as TLS, or
  /// sends on as gRPC, other kinds of routes may hold.
  package func unseenRouting(beside annotations: [String: String]) -> UnknownReason? {
    func says(_ name: String, _ values: Set<String>) -> Bool {
      annotations.contains {
        $0.key.hasSuffix("/\(name)") && values.contains($0.value.lowercased())
      }
    }
    if let unseen = unseenRouting { return unseen }
    if says("ssl-passthrough", ["true"]), let unseen = tlsRoutes.unseen { return unseen }
    let isGRPC =
      says("backend-protocol", ["grpc", "grpcs"]) || says("backend-protocol-version", ["grpc"])
      || annotations.keys.contains("nginx.org/grpc-services")
    return isGRPC ? grpcRoutes.unseen : nil
  }
}
