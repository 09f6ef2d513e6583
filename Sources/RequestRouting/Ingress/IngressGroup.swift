import ClusterObjects

/// The Ingresses of one controller, with everything about them that is found once.
struct IngressGroup: Sendable {
  /// The controller's name.
  let name: String
  let controller: IngressController
  /// In the order in which they decide.
  let ingresses: [RecordedIngress]
  /// What is known of their classes, in the same order.
  let classes: [IngressClassBook.Reading]
  let services: ServiceInventory
  /// What they claim.
  let reader: IngressClaimReader
  /// Which hosts ingress-nginx compares by regular expressions.
  let hostMode: NginxHostMode
  /// Hosts with a certificate.
  let tlsHosts: Set<HostPattern>
  /// The masters of NGINX Ingress Controller, by host.
  private let masters: [HostPattern: Int]
  /// Ports of HTTPS to which a group of an AWS load balancer is sent, by the group's name.
  private let groupPorts: [String: Int]

  init(
    name: String, controller: IngressController, ingresses: [RecordedIngress],
    classes: [IngressClassBook.Reading], services: ServiceInventory
  ) {
    self.name = name
    self.controller = controller
    self.ingresses = ingresses
    self.classes = classes
    self.services = services
    reader = IngressClaimReader(ingresses, controller: controller)
    hostMode = NginxHostMode(controller == .nginxCommunity ? ingresses : [])
    tlsHosts =
      controller == .nginxCommunity
      ? NginxTLSHosts.hosts(of: ingresses, naming: reader.hosts)
      : TLSHosts.hosts(of: ingresses, naming: reader.hosts)
    var masters: [HostPattern: Int] = [:]
    for (host, named) in reader.hosts where controller == .nginxInc {
      masters[host] = named.first { ingresses[$0].mergeableType == "master" }
    }
    self.masters = masters
    var ports: [String: Int] = [:]
    for ingress in ingresses where controller == .awsLoadBalancer {
      guard let group = ingress.loadBalancerGroup, let port = HTTPSRedirectRule.port(of: ingress)
      else { continue }
      if ports[group] == nil { ports[group] = port }
    }
    groupPorts = ports
  }

  /// The master that gives a minion its host; nil: there is none.
  func master(of host: HostPattern) -> RecordedIngress? { masters[host].map { ingresses[$0] } }

  /// What an Ingress's requests in the clear get before anything else.
  func httpsRedirect(of ingress: RecordedIngress, for host: HostPattern) -> HTTPSRedirectRule {
    var deciding = ingress
    if ingress.mergeableType == "minion", let master = master(of: host) { deciding = master }
    let port =
      HTTPSRedirectRule.port(of: ingress) ?? ingress.loadBalancerGroup.flatMap { groupPorts[$0] }
    return HTTPSRedirectRule(
      deciding, controller: controller, hasTLS: tlsHosts.contains(host), groupPort: port)
  }

  /// Whether the controller serves the Ingress, as far as can be seen.
  func service(of index: Int) -> IngressRoute.Service {
    if let why = classes[index].unclaimed { return .unclaimed(why) }
    return !ingresses[index].addresses.isEmpty ? .serving : .unclaimed("its status has no address")
  }

  /// Things that cannot be decided and concern all of it.
  var reservations: [String] {
    guard controller == .other else { return [] }
    return [
      name == IngressClassBook.none
        ? "which controller reads Ingresses without a class is not known"
        : "controller \(name) is not known to netlapse: what its annotations do is not"
    ]
  }
}

extension RecordedIngress {
  /// `master` or `minion` of NGINX Ingress Controller; nil for others.
  var mergeableType: String? { annotations["nginx.org/mergeable-ingress-type"] }

  /// The group of Ingresses that share one load balancer of AWS.
  fileprivate var loadBalancerGroup: String? { annotations["alb.ingress.kubernetes.io/group.name"] }
}
