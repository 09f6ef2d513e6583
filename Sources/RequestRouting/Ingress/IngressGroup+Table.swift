import ClusterObjects

extension IngressGroup {
  /// Everything as one table.
  ///
  /// - Parameter general: what cannot be decided, of all controllers.
  func compiled(_ general: [String]) -> CompiledIngresses {
    var texts = BoundedTexts(limit: 500)
    texts.append(contentsOf: general + reservations + reader.reservations.texts)
    let declared = drafts(&texts)
    let drafts = (declared + addedDrafts(to: declared, &texts))
      .sorted { $0.isListed(before: $1) }
    return CompiledIngresses(
      controller: name, table: table(drafts, &texts),
      routes: drafts.enumerated().map { $1.route(tag: $0) }, reservations: texts.texts,
      exposures: Dictionary(
        ingresses.map { ($0.key, IngressExposure($0)) }, uniquingKeysWith: { first, _ in first }))
  }

  private func table(
    _ drafts: [IngressRouteDraft], _ reservations: inout BoundedTexts
  ) -> RoutingTable {
    var places: [HostPattern: [Int]] = [:]
    // A host without routes keeps its requests all the same.
    for host in reader.hosts.keys { places[host] = [] }
    for (place, draft) in drafts.enumerated() {
      places[draft.key.host, default: []].append(place)
    }
    for host in places.keys {
      places[host]?.sort { first, second in
        if drafts[first].order.precedes(drafts[second].order) { return true }
        if drafts[second].order.precedes(drafts[first].order) { return false }
        return first < second
      }
    }
    let fallbacks = fallbacks(drafts, places, &reservations)
    let redirects = redirectsOfTheRest
    let entryPoints = RequestScheme.allCases.map { scheme in
      let hosts = places.map { host, places in
        var rules = places.flatMap { drafts[$0].rules(scheme, tag: $0) }
        if let (draft, tag) = fallbacks[host] {
          rules += draft.rules(scheme, tag: tag, host: host)
        } else if scheme == .http, let rule = redirects[host] {
          rules.append(rule)
        }
        return HostRoutes(host: host, rules: rules)
      }
      let scope = RoutingScope(
        host: .any, name: "controller \(name)", hosts: hosts,
        fallThrough: controller.staysWithHost ? .never : .unknown)
      return EntryPoint(scheme: scheme, port: scheme.defaultPort, scopes: [scope])
    }
    return RoutingTable(entryPoints: entryPoints)
  }

  /// In ingress-nginx the location for what no rule of a host holds goes by the annotations of the
  /// Ingress that names the host first, and is sent to HTTPS before it is answered with 404
  /// (https://github.com/kubernetes/ingress-nginx, internal/ingress/controller/controller.go).
  private var redirectsOfTheRest: [HostPattern: RoutingRule] {
    guard controller == .nginxCommunity else { return [:] }
    var rules: [HostPattern: RoutingRule] = [:]
    for (host, named) in reader.hosts where host != .any {
      guard let ingress = named.first.map({ ingresses[$0] }),
        let redirect = httpsRedirect(of: ingress, for: host).redirect
      else { continue }
      rules[host] = RoutingRule(
        host: host, path: .prefix(""), answer: .redirect(redirect), sources: [ingress.key],
        place: "what no rule of \(host.text) holds")
    }
    return rules
  }

  // MARK: Default backends

  /// What takes the requests of a host that none of its rules holds.
  private func fallbacks(
    _ drafts: [IngressRouteDraft], _ places: [HostPattern: [Int]],
    _ reservations: inout BoundedTexts
  ) -> [HostPattern: (IngressRouteDraft, Int)] {
    guard let tag = drafts.firstIndex(where: { $0.key == .defaultBackend }) else { return [:] }
    if controller.staysWithHost { return ownFallbacks(tag, &reservations) }
    let draft = drafts[tag]
    // Where less specific hosts have rules too, it is not known whether these are asked first.
    guard draft.isDefaultBackend, places[.any]?.count == 1 else { return [:] }
    let suffixes = Set(places.keys.compactMap(\.suffix))
    var fallbacks: [HostPattern: (IngressRouteDraft, Int)] = [:]
    for host in places.keys where host != .any {
      if case .exact(let name) = host, let parent = HostName.parent(of: name),
        suffixes.contains(parent)
      {
        continue
      }
      fallbacks[host] = (draft, tag)
    }
    return fallbacks
  }

  /// In ingress-nginx the Ingress that names a host first gives it its default backend
  /// (https://github.com/kubernetes/ingress-nginx, internal/ingress/controller/controller.go).
  private func ownFallbacks(
    _ tag: Int, _ reservations: inout BoundedTexts
  ) -> [HostPattern: (IngressRouteDraft, Int)] {
    var drafts: [Int: IngressRouteDraft] = [:]
    for claim in reader.claims where claim.key == .defaultBackend && claim.rank != .rule {
      drafts[claim.ingress] = draft([claim], canaries: [], &reservations)
    }
    var fallbacks: [HostPattern: (IngressRouteDraft, Int)] = [:]
    for (host, named) in reader.hosts where host != .any {
      guard let index = named.first, var own = drafts[index] else { continue }
      own.httpsRedirect = httpsRedirect(of: ingresses[index], for: host).redirect
      fallbacks[host] = (own, tag)
    }
    return fallbacks
  }
}
