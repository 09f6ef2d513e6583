import ClusterObjects

/// Reads what the Ingresses of one controller claim.
struct IngressClaimReader: Sendable {
  /// How many hosts an Ingress may add by annotation.
  static let mostAliases = 1000
  /// How many claims these may add up to in one Ingress.
  static let mostAliasClaims = 20_000

  let controller: IngressController
  /// Claims in the order in which Ingresses decide.
  private(set) var claims: [IngressClaim] = []
  /// Those of canaries.
  private(set) var canaryClaims: [IngressClaim] = []
  /// Hosts that are named, with the Ingresses that name them.
  private(set) var hosts: [HostPattern: [Int]] = [:]
  /// Things that cannot be decided.
  private(set) var reservations = BoundedTexts(limit: 200)

  /// - Parameter ingresses: in the order in which they decide.
  init(_ ingresses: [RecordedIngress], controller: IngressController) {
    self.controller = controller
    for (index, ingress) in ingresses.enumerated() { read(ingress, index) }
  }

  private mutating func read(_ ingress: RecordedIngress, _ index: Int) {
    let isCanary = controller == .nginxCommunity && ingress.isCanary
    if let backend = ingress.defaultBackend {
      let isCatchAll = controller == .nginxCommunity && ingress.rules.isEmpty
      add(
        IngressClaim(
          ingress: index, key: .defaultBackend, rank: isCatchAll ? .catchAll : .defaultBackend,
          place: "default backend", backend: backend, hasEmptyPath: false, notes: []),
        isCanary: isCanary)
    }
    let isMaster =
      controller == .nginxInc && ingress.annotations["nginx.org/mergeable-ingress-type"] == "master"
    var extra = aliases(of: ingress)
    for (number, rule) in ingress.rules.enumerated() {
      var notes: [String] = []
      let host = host(rule.host, of: ingress, notes: &notes)
      if !isCanary { name(host, index) }
      // A master gives its minions a host and certificates, and has no paths of its own
      // (https://github.com/nginx/kubernetes-ingress/blob/main/internal/configs/annotations.go).
      if isMaster { continue }
      let own = paths(
        of: rule, number: number + 1, host: host, in: ingress, index, isCanary: isCanary,
        notes: notes)
      for claim in own {
        add(claim, isCanary: isCanary)
        if host != .any { extra.add(claim, of: host) }
      }
    }
    for claim in extra.claims {
      add(claim, isCanary: isCanary)
      if !isCanary { name(claim.key.host, index) }
    }
    reservations.append(contentsOf: extra.reservations)
  }

  private mutating func add(_ claim: IngressClaim, isCanary: Bool) {
    if isCanary { canaryClaims.append(claim) } else { claims.append(claim) }
  }

  private mutating func name(_ host: HostPattern, _ index: Int) {
    if hosts[host]?.last != index { hosts[host, default: []].append(index) }
  }

  // MARK: Hosts

  private mutating func host(
    _ written: String?, of ingress: RecordedIngress, notes: inout [String]
  ) -> HostPattern {
    guard let written, !written.isEmpty else { return .any }
    let host = HostPattern(ingress: written)
    if written == "*" {
      notes.append("host * is no valid host; every host is taken")
    } else if host.text != written {
      notes.append("host \(written) is read as \(host.text)")
    }
    let labels = host.suffix ?? host.text
    if written != "*", labels.isEmpty || labels.contains(where: { "*:/ ".contains($0) }) {
      let text = "\(ingress.name): host \(written) is malformed"
      notes.append("host \(written) is malformed")
      reservations.append(text)
    }
    return host
  }

  private func aliases(of ingress: RecordedIngress) -> IngressAliasClaims {
    guard controller == .kong else { return IngressAliasClaims(names: [], in: ingress) }
    return IngressAliasClaims(
      names: RecordedIngress.list(ingress.annotations["konghq.com/host-aliases"]), in: ingress)
  }

  // MARK: Paths

  private mutating func paths(
    of rule: RecordedIngress.Rule, number: Int, host: HostPattern, in ingress: RecordedIngress,
    _ index: Int, isCanary: Bool, notes: [String]
  ) -> [IngressClaim] {
    guard let paths = rule.paths else {
      // Without `http` the default backend takes the host's requests; without both nobody does.
      guard let backend = ingress.defaultBackend, !isCanary else { return [] }
      return [
        IngressClaim(
          ingress: index, key: IngressRouteKey(host: host, pathType: .prefix, path: "/"),
          rank: .defaultBackend, place: "rule \(number)", backend: backend, hasEmptyPath: false,
          notes: notes + ["rule \(number) has no paths: the default backend takes its requests"])
      ]
    }
    var claims: [IngressClaim] = []
    for (place, json) in paths.enumerated() {
      var notes = notes
      let type = pathType(json["pathType"], notes: &notes)
      let written = json["path"]?.text ?? ""
      let spot = "rule \(number) path \(place + 1)"
      if written.isEmpty, type != .implementationSpecific {
        notes.append("an empty path is read as /")
      } else if !written.isEmpty, !written.hasPrefix("/") {
        notes.append("path \(written) does not begin with /")
        reservations.append("\(ingress.name) \(spot): path \(written) does not begin with /")
      }
      claims.append(
        IngressClaim(
          ingress: index,
          key: IngressRouteKey(
            host: host, pathType: type, path: written.isEmpty ? "/" : written),
          rank: .rule, place: spot, backend: json["backend"],
          hasEmptyPath: written.isEmpty && type == .implementationSpecific, notes: notes))
    }
    return claims
  }

  private func pathType(_ json: JSONValue?, notes: inout [String]) -> IngressPathType {
    guard let text = json?.text, !text.isEmpty else {
      notes.append("no path type is written: ImplementationSpecific is taken")
      return .implementationSpecific
    }
    guard let type = IngressPathType(rawValue: text) else {
      notes.append("path type \(text) is not known: ImplementationSpecific is taken")
      return .implementationSpecific
    }
    return type
  }
}
