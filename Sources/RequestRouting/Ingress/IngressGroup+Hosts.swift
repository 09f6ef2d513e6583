import ClusterObjects

extension IngressGroup {
  /// How many routes aliases of one controller may add.
  private static let mostAliasRoutes = 100_000

  /// Hosts that ingress-nginx adds by annotation: aliases, which get the routes of the host they
  /// stand for, and hosts with or without `www.`, which are sent to it
  /// (https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/).
  func addedDrafts(
    to drafts: [IngressRouteDraft], _ reservations: inout BoundedTexts
  ) -> [IngressRouteDraft] {
    guard controller == .nginxCommunity else { return [] }
    var byHost: [HostPattern: [IngressRouteDraft]] = [:]
    for draft in drafts where draft.key.host != .any {
      byHost[draft.key.host, default: []].append(draft)
    }
    // Of two hosts with one alias the first in the order of their names has it.
    let hosts = reader.hosts.keys.sorted { $0.text.precedesBytewise($1.text) }
    var taken = Set(reader.hosts.keys)
    var added: [IngressRouteDraft] = []
    for host in hosts {
      guard let names = aliases(of: host, &reservations) else { continue }
      for name in names {
        let alias = HostPattern(gateway: name)
        guard taken.insert(alias).inserted else { continue }
        guard added.count < Self.mostAliasRoutes else {
          reservations.append("there are too many aliases to read them all")
          return added
        }
        for var draft in byHost[host] ?? [] {
          draft.key = IngressRouteKey(
            host: alias, pathType: draft.key.pathType, path: draft.key.path)
          draft.notes.append("an alias of \(host.text)")
          added.append(draft)
        }
      }
    }
    for host in hosts {
      guard let draft = redirectDraft(to: host, byHost[host] ?? []),
        taken.insert(draft.key.host).inserted
      else { continue }
      added.append(draft)
    }
    return added
  }

  /// The aliases of the first Ingress that gives a host some.
  private func aliases(
    of host: HostPattern, _ reservations: inout BoundedTexts
  ) -> [String]? {
    guard host != .any else { return nil }
    for index in reader.hosts[host] ?? [] {
      let ingress = ingresses[index]
      let names = RecordedIngress.list(ingress.nginx("server-alias"))
      if names.isEmpty { continue }
      let (plain, expressions) = (
        names.filter { !$0.hasPrefix("~") }, names.filter { $0.hasPrefix("~") }
      )
      if let first = expressions.first {
        reservations.append("\(ingress.name): the server-alias \(first) is not computed")
      }
      if plain.count > IngressClaimReader.mostAliases {
        reservations.append(
          "\(ingress.name): only the first \(IngressClaimReader.mostAliases) aliases are read")
      }
      return Array(plain.prefix(IngressClaimReader.mostAliases))
    }
    return nil
  }

  /// The route that sends `www.example.com` to `example.com`, or the other way round.
  private func redirectDraft(
    to host: HostPattern, _ drafts: [IngressRouteDraft]
  ) -> IngressRouteDraft? {
    guard case .exact(let name) = host,
      let index = (reader.hosts[host] ?? []).first(where: {
        ingresses[$0].nginxFlag("from-to-www-redirect") == true
      }), !drafts.isEmpty
    else { return nil }
    let other = name.hasPrefix("www.") ? String(name.dropFirst(4)) : "www.\(name)"
    guard !other.isEmpty else { return nil }
    let key = IngressRouteKey(host: .exact(other), pathType: .prefix, path: "/")
    return IngressRouteDraft(
      key: key, pattern: .prefix(""),
      order: IngressRuleOrder(
        key, pattern: .prefix(""), controller: controller, byRegex: false),
      owners: [ingresses[index].key], annotations: ingresses[index].annotations,
      answer: .redirect(RequestRedirect(host: name, status: 308)), special: [],
      httpsRedirect: nil, hasTLS: tlsHosts.contains(host), service: service(of: index),
      notes: ["added by from-to-www-redirect of \(name)"], place: "from-to-www-redirect",
      problems: [], hasOpenPrecedence: false, isDefaultBackend: false)
  }
}
