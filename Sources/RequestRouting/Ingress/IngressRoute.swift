package import ClusterObjects

/// One host and path of the Ingresses of one controller, with everything that decides about it.
package struct IngressRoute: Sendable {
  /// Whether its controller serves it, as far as can be seen.
  package enum Service: Hashable, Sendable {
    /// The class exists and an address is written into the status of an owner.
    case serving
    /// Nothing says that a controller has claimed it.
    case unclaimed(String)
  }

  /// The hosts.
  package let host: HostPattern
  /// How the path is declared to be compared.
  package let pathType: IngressPathType
  /// The path as declared; `/` for a default backend.
  package let path: String
  /// How it is really compared.
  package let pattern: PathPattern
  /// The Ingresses that declare it, the one that decides first.
  package let owners: [ObjectKey]
  /// Annotations of the one that decides, and of its canary.
  package let annotations: [String: String]
  /// What becomes of requests in the clear that it holds, where they are not sent to HTTPS first.
  package let answer: RouteAnswer
  /// What requests in the clear get where they are sent to HTTPS; nil: they are served.
  package let httpsRedirect: RequestRedirect?
  /// Whether its host is served by TLS, ended here or passed through; the default certificate
  /// counts where the controller sends requests in the clear to it.
  package let hasTLS: Bool
  /// Whether it is served.
  package let service: Service
  /// What a reader should know: aliases, losers of a conflict, regular expressions that leak.
  package let notes: [String]
  /// Whether its requests are sent on as gRPC: calls, with POST.
  package let isGRPC: Bool
  /// Why its backend does not answer, or is not known to.
  package let problems: [RoutingProblem]
  /// The number of its rules in the tables (``RoutingRule/tag``).
  package let tag: Int

  package init(
    host: HostPattern, pathType: IngressPathType, path: String, pattern: PathPattern,
    owners: [ObjectKey], annotations: [String: String], answer: RouteAnswer,
    httpsRedirect: RequestRedirect?, hasTLS: Bool, service: Service, notes: [String],
    isGRPC: Bool, problems: [RoutingProblem], tag: Int
  ) {
    self.host = host
    self.pathType = pathType
    self.path = path
    self.pattern = pattern
    self.owners = owners
    self.annotations = annotations
    self.answer = answer
    self.httpsRedirect = httpsRedirect
    self.hasTLS = hasTLS
    self.service = service
    self.notes = notes
    self.isGRPC = isGRPC
    self.problems = problems
    self.tag = tag
  }
}
