import ClusterObjects
import RequestRouting

/// What has to go over with one cell: its name and its certificate.
struct CellHandOver {
  private let route: IngressRoute
  private let state: CellState
  private let gateway: CompiledGateway
  /// The addresses of the Ingresses, while they are there.
  private let ingressAddresses: [String]
  private let ingressCertificates: [String]

  /// Nil where no Gateway holds anything of it.
  ///
  /// - Parameters:
  ///   - gateway: the name of the Gateway that holds it.
  ///   - ingresses: those among which it is declared, or last was.
  init?(
    _ route: IngressRoute, state: CellState, gateway name: String?, of gateways: CompiledGateways,
    ingresses: CompiledIngresses
  ) {
    guard let name, let gateway = gateways.gateways.first(where: { $0.key.qualifiedName == name })
    else { return nil }
    self.route = route
    self.state = state
    self.gateway = gateway
    let exposures = route.owners.compactMap { ingresses.exposures[$0] }
    ingressAddresses = exposures.flatMap(\.addresses)
    var known: Set<String> = []
    ingressCertificates = exposures.flatMap { $0.certificates(of: route.host) }
      .filter { known.insert($0).inserted }
  }

  /// Nil for a cell without TLS.
  var tls: CellTLS? {
    guard route.hasTLS else { return nil }
    return CellTLS(ingressCertificates: ingressCertificates, listener: listener)
  }

  var notes: [HandOverNote] { names + certificates }

  /// The listener that takes TLS for the host: the one for the fewest other hosts.
  private var listener: ListenerTLS? {
    gateway.tlsListeners.filter { $0.host.covers(route.host) }
      .min { $1.host.covers($0.host) && $0.host != $1.host }
  }

  // MARK: Names

  private static let dnsPrefixes = [
    "external-dns.alpha.kubernetes.io/", "external-dns.kubernetes.io/",
  ]

  private static func dns(_ name: String, in annotations: [String: String]) -> String? {
    dnsPrefixes.lazy.compactMap { annotations[$0 + name] }.first
  }

  /// external-dns leaves a record with the object that had it first, for as long as that names the
  /// host (https://github.com/kubernetes-sigs/external-dns/issues/6472).
  private var names: [HandOverNote] {
    let isTold = route.annotations.keys.contains { name in
      Self.dnsPrefixes.contains { name.hasPrefix($0) }
    }
    switch state {
    case .overlap, .attached, .routeDefined, .partial:
      return [nameWithIngress(isTold)] + target
    case .cutOver,
      .cutOverAtRisk where isTold:
      return [
        HandOverNote(
          .recordMoves,
          "the Ingress told external-dns about \(route.host.text); the record moves to "
            + "\(gateway.key.kindAndName) only where external-dns reads routes, which is not seen")
      ] + target
    default: return []
    }
  }

  private func nameWithIngress(_ isTold: Bool) -> HandOverNote {
    let shared = gateway.addresses.filter(Set(ingressAddresses).contains)
    if !shared.isEmpty {
      return HandOverNote(
        .sameAddress,
        "the Ingress and \(gateway.key.kindAndName) are both at "
          + "\(shared.joined(separator: ", ")): no name has to move")
    }
    if isTold {
      return HandOverNote(
        .recordStays,
        "external-dns is told by the Ingress and leaves \(route.host.text) with it for as long as "
          + "the Ingress names the host: until then its requests go there")
    }
    return HandOverNote(
      .recordUnseen,
      "where \(route.host.text) leads is not seen; the Ingress is at "
        + "\(Self.list(ingressAddresses)), \(gateway.key.kindAndName) at "
        + Self.list(gateway.addresses)
    )
  }

  private static func list(_ addresses: [String]) -> String {
    addresses.isEmpty ? "no known address" : addresses.joined(separator: ", ")
  }

  /// `target` is read on the Gateway, not on its routes
  /// (https://kubernetes-sigs.github.io/external-dns/latest/docs/annotations/annotations/).
  private var target: [HandOverNote] {
    guard let target = Self.dns("target", in: route.annotations),
      Self.dns("target", in: gateway.annotations) != target
    else { return [] }
    return [
      HandOverNote(
        .targetLost,
        "the Ingress points the name at \(target) by annotation; \(gateway.key.kindAndName) does "
          + "not, and a route cannot")
    ]
  }

  // MARK: Certificates

  private static let issuers = ["cert-manager.io/cluster-issuer", "cert-manager.io/issuer"]

  /// cert-manager reads issuers on Gateways and ListenerSets, and skips listeners without a
  /// hostname, with TLS passed through, and with Secrets of other namespaces
  /// (https://cert-manager.io/docs/usage/gateway/).
  private var certificates: [HandOverNote] {
    let isAsked =
      Self.issuers.contains { route.annotations[$0] != nil }
      || route.annotations["kubernetes.io/tls-acme"] == "true"
    guard route.hasTLS, isAsked, let listener, state != .notStarted else { return [] }
    let name = "listener \(listener.name) of \(listener.owner.kindAndName)"
    guard let issuer = Self.issuers.first(where: { listener.annotations[$0] != nil }) else {
      return [
        HandOverNote(
          .notRenewed,
          "cert-manager is asked for the certificate by the Ingress, and by nothing of "
            + "\(listener.owner.kindAndName): renewals end with the Ingress, unless a Certificate "
            + "of its own asks for them")
      ]
    }
    if let why = Self.skipped(listener) {
      return [HandOverNote(.notRenewed, "cert-manager skips \(name): \(why)")]
    }
    return [
      HandOverNote(
        .renewed,
        "cert-manager is asked for the certificate by \(issuer) of \(listener.owner.kindAndName)")
    ]
  }

  private static func skipped(_ listener: ListenerTLS) -> String? {
    switch listener.mode {
    case .passthrough: return "it passes TLS through"
    case .terminateByOptions: return "it names no Secret"
    case .terminate(let certificates):
      if listener.host == .any { return "it has no hostname" }
      let own = "\(listener.owner.namespace)/"
      return certificates.contains { $0.hasPrefix(own) }
        ? nil : "its Secret is in another namespace"
    }
  }
}
