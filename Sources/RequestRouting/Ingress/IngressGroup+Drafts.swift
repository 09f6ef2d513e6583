import ClusterObjects

extension IngressGroup {
  /// How many losers of a conflict are named.
  private static let mostLosers = 3

  /// All routes that are declared, in no order.
  ///
  /// - Parameter reservations: what cannot be decided is added here.
  func drafts(_ reservations: inout BoundedTexts) -> [IngressRouteDraft] {
    var keys: [IngressRouteKey] = []
    var claims: [IngressRouteKey: [IngressClaim]] = [:]
    for claim in reader.claims {
      if claims[claim.key] == nil { keys.append(claim.key) }
      claims[claim.key, default: []].append(claim)
    }
    var canaries: [IngressRouteKey: [IngressClaim]] = [:]
    for claim in reader.canaryClaims { canaries[claim.key, default: []].append(claim) }
    for claim in reader.canaryClaims where claims[claim.key] == nil {
      reservations.append(
        "\(ingresses[claim.ingress].name) \(claim.place): a canary without a main rule is ignored")
    }
    var drafts: [IngressRouteDraft] = []
    drafts.reserveCapacity(claims.count)
    for key in keys {
      drafts.append(draft(claims[key] ?? [], canaries: canaries[key] ?? [], &reservations))
    }
    return drafts
  }

  /// One route.
  ///
  /// - Parameters:
  ///   - claims: all that declare it, in the order of their Ingresses; at least one.
  ///   - canaries: those that take a share, in the same order.
  func draft(
    _ claims: [IngressClaim], canaries: [IngressClaim], _ reservations: inout BoundedTexts
  ) -> IngressRouteDraft {
    // The first of the lowest rank: sorting is not known to be stable.
    var winner = claims[0]
    for claim in claims.dropFirst() where claim.rank < winner.rank { winner = claim }
    let ingress = ingresses[winner.ingress]
    let key = winner.key
    let source = controller == .nginxCommunity ? hostMode.source(for: key.host) : nil
    let path = IngressPathReading(
      winner, of: ingress, controller: controller, regexSource: source)
    let backend = IngressBackendReading(
      winner.backend, place: winner.place, of: ingress, controller: controller, in: services)
    var reading = IngressAnswerReading(
      backend.answer, claim: winner, of: ingress, controller: controller)
    reservations.append(contentsOf: reading.reservations)
    var notes = winner.notes + path.notes + backend.notes + reading.notes
    notes += classes[winner.ingress].notes
    if let unproven = path.unproven { reading.refuse(unproven) }

    var problems = backend.problems
    var special: [IngressRouteDraft.Special] = []
    if let root = reading.rootAnswer, path.pattern.matches("/") {
      special.append(.init(path: .exact("/"), conditions: .none, answer: root))
    }
    var annotations = ingress.annotations
    var answer = reading.answer
    if let canary = shared(
      answer, with: canaries, notes: &notes, problems: &problems, annotations: &annotations)
    {
      special += canary.byHeader.map {
        .init(path: nil, conditions: $0.conditions, answer: $0.answer)
      }
      answer = canary.answer
    }

    let owners = owners(claims, winner: winner, canaries: canaries, notes: &notes)
    let redirect = httpsRedirect(of: ingress, for: key.host)
    notes += redirect.notes
    if controller == .nginxInc, ingress.mergeableType == "minion" {
      let master = master(of: key.host)
      notes.append(master.map { "a minion of \($0.name)" } ?? "a minion without a master")
    }
    let isGRPC = ingress.sendsGRPC(to: answer, by: controller)
    // So that a comparison asks for calls too.
    if isGRPC {
      special.append(
        .init(path: nil, conditions: RequestConditions(method: "POST"), answer: answer))
    }
    let isPassedThrough =
      controller == .nginxCommunity && ingress.nginxFlag("ssl-passthrough") == true
    return IngressRouteDraft(
      key: key, pattern: path.pattern,
      order: IngressRuleOrder(
        key, pattern: path.pattern, controller: controller, byRegex: source != nil),
      owners: owners, annotations: annotations, answer: answer, special: special,
      httpsRedirect: redirect.redirect,
      hasTLS: tlsHosts.contains(key.host) || isPassedThrough,
      service: service(of: claims, winner: winner), notes: notes, isGRPC: isGRPC,
      place: winner.place,
      problems: problems, hasOpenPrecedence: hasOpenPrecedence(path.pattern),
      isDefaultBackend: winner.rank != .rule && key == .defaultBackend)
  }

  /// For nginx the order of expressions is known; for others it is not.
  private func hasOpenPrecedence(_ pattern: PathPattern) -> Bool {
    guard case .regex = pattern else { return false }
    return controller != .nginxCommunity && controller != .nginxInc
  }

  // MARK: Owners

  private func service(
    of claims: [IngressClaim], winner: IngressClaim
  ) -> IngressRoute.Service {
    for claim in claims where service(of: claim.ingress) == .serving { return .serving }
    return service(of: winner.ingress)
  }

  private func owners(
    _ claims: [IngressClaim], winner: IngressClaim, canaries: [IngressClaim],
    notes: inout [String]
  ) -> [ObjectKey] {
    var indices = [winner.ingress]
    var known = Set(indices)
    for claim in claims where known.insert(claim.ingress).inserted { indices.append(claim.ingress) }
    let losers = indices.dropFirst().map { ingresses[$0].name }
    if !losers.isEmpty {
      var names = losers.prefix(Self.mostLosers).joined(separator: ", ")
      if losers.count > Self.mostLosers { names += " and \(losers.count - Self.mostLosers) more" }
      // Only for ingress-nginx it is known who wins; the Ingress API leaves it open
      // (https://gateway-api.sigs.k8s.io/guides/getting-started/migrating-from-ingress/).
      notes.append(
        controller == .nginxCommunity
          ? "\(names) says the same host and path and is ignored"
          : "\(names) says the same host and path; which one wins is up to the controller: "
            + "the oldest is taken")
    }
    if let canary = canaries.first, known.insert(canary.ingress).inserted {
      indices.append(canary.ingress)
    }
    return indices.map { ingresses[$0].key }
  }

  // MARK: Canaries

  private func shared(
    _ main: RouteAnswer, with canaries: [IngressClaim], notes: inout [String],
    problems: inout [RoutingProblem], annotations: inout [String: String]
  ) -> NginxCanary? {
    guard let claim = canaries.first else { return nil }
    let ingress = ingresses[claim.ingress]
    let backend = IngressBackendReading(
      claim.backend, place: claim.place, of: ingress, controller: controller, in: services)
    guard let canary = NginxCanary(ingress, main: main, backend: backend.answer) else {
      notes.append("the canary \(ingress.name) shares nothing: no backend answers")
      return nil
    }
    notes.append("\(ingress.name) takes a share of the requests")
    if canaries.count > 1 {
      notes.append("only one canary counts: \(canaries.count - 1) more are ignored")
    }
    notes += canary.notes
    problems += backend.problems
    for (name, value) in ingress.annotations where name.contains("/canary") {
      if annotations[name] == nil { annotations[name] = value }
    }
    return canary
  }
}
