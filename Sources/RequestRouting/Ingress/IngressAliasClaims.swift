/// Claims of one Ingress for hosts that an annotation adds to those of its rules
/// (https://docs.konghq.com/kubernetes-ingress-controller/latest/reference/annotations/).
struct IngressAliasClaims: Sendable {
  private let names: [(pattern: HostPattern, text: String)]
  private let source: String
  private var known: Set<IngressRouteKey> = []
  private(set) var claims: [IngressClaim] = []
  /// What was left out, in words.
  private(set) var reservations: [String] = []

  /// - Parameter names: hosts as written.
  init(names: [String], in ingress: RecordedIngress) {
    source = ingress.name
    self.names = names.prefix(IngressClaimReader.mostAliases).map {
      (HostPattern(ingress: $0), $0)
    }
    if names.count > IngressClaimReader.mostAliases {
      reservations.append(
        "\(source): only the first \(IngressClaimReader.mostAliases) host aliases are read")
    }
  }

  /// Adds a rule's claim for every alias.
  mutating func add(_ claim: IngressClaim, of host: HostPattern) {
    for name in names where name.pattern != host {
      let key = IngressRouteKey(
        host: name.pattern, pathType: claim.key.pathType, path: claim.key.path)
      guard known.insert(key).inserted else { continue }
      if claims.count == IngressClaimReader.mostAliasClaims {
        if reservations.count < 2 {
          reservations.append("\(source): its host aliases have too many paths to read them all")
        }
        return
      }
      claims.append(
        IngressClaim(
          ingress: claim.ingress, key: key, rank: claim.rank, place: claim.place,
          backend: claim.backend, hasEmptyPath: claim.hasEmptyPath,
          notes: claim.notes + ["an alias of \(host.text)"]))
    }
  }
}
