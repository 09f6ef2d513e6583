/// What netlapse knows of annotations on Ingresses, IngressClasses and the Services behind them.
///
/// Read from the products' own documentation and sources as of August 2026, and from the CRDs of
/// Gateway API v1.0.0 to v1.6.1.
package struct AnnotationTable: Sendable {
  /// The prefix of ingress-nginx, unless its flag `--annotations-prefix` says another
  /// (https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/).
  package static let defaultNginxPrefix = "nginx.ingress.kubernetes.io"

  /// The table of this build.
  package static let current = AnnotationTable(
    families: NginxCommunityAnnotations.families + NginxIncAnnotations.families
      + TraefikAnnotations.families + HAProxyTechnologiesAnnotations.families
      + HAProxyCommunityAnnotations.families + AWSLoadBalancerAnnotations.families
      + GCEAnnotations.families + KongAnnotations.families + ContourAnnotations.families
      + PlatformAnnotations.families + CertificateAnnotations.families
      + ExternalDNSAnnotations.families)

  /// Every annotation, by product. A name that two products read is there twice.
  package let entries: [AnnotationEntry]

  private let placesByName: [String: [Int]]
  private let patterns: [(pattern: AnnotationNamePattern, place: Int)]
  private let productByPrefix: [String: AnnotationProduct]

  /// Both controllers for HAProxy read their annotations under this prefix too
  /// (https://haproxy-ingress.github.io/docs/configuration/command-line/#annotations-prefix).
  private static let sharedPrefix = "ingress.kubernetes.io"

  init(families: [AnnotationFamily]) {
    let entries = families.flatMap(\.entries)
    self.entries = entries
    placesByName = Dictionary(grouping: entries.indices) { Self.key(entries[$0].name) }
    patterns = entries.indices.compactMap { place in
      AnnotationNamePattern(entries[place].name).map { ($0, place) }
    }
    productByPrefix = Dictionary(grouping: families, by: \.prefix).compactMapValues { sharing in
      let products = Set(sharing.map(\.product))
      return products.count == 1 ? products.first : nil
    }
  }

  /// The annotation of that name, or nil. Of several products' the one that counts whatever the
  /// controller comes first. `nginxPrefix` is what ingress-nginx reads in this cluster.
  package func entry(
    for name: String, nginxPrefix: String = AnnotationTable.defaultNginxPrefix
  ) -> AnnotationEntry? {
    let found = entries(for: name, nginxPrefix: nginxPrefix)
    return found.first { !$0.product.isController } ?? found.first
  }

  /// The annotations of that name, one per product that reads it.
  package func entries(
    for name: String, nginxPrefix: String = AnnotationTable.defaultNginxPrefix
  ) -> [AnnotationEntry] {
    let (prefix, rest) = Self.parts(of: name)
    if prefix == nginxPrefix { return lookup("\(Self.defaultNginxPrefix)/\(rest)") }
    if prefix == Self.defaultNginxPrefix { return [] }
    let found = lookup(name)
    guard prefix == Self.sharedPrefix else { return found }
    return found + lookup("haproxy-ingress.github.io/\(rest)") + lookup("haproxy.org/\(rest)")
  }

  /// Whose prefix a name has, whether or not the name is known; nil for a stranger's, and for one
  /// that several products share.
  package func product(
    ofPrefixIn name: String, nginxPrefix: String = AnnotationTable.defaultNginxPrefix
  ) -> AnnotationProduct? {
    let prefix = Self.parts(of: name).prefix
    return prefix == nginxPrefix ? .nginxCommunity : productByPrefix[prefix]
  }

  /// `a.b/c` is `a.b` and `c`; without a `/`, the prefix is empty.
  static func parts(of name: String) -> (prefix: String, rest: String) {
    guard let slash = name.firstIndex(of: "/") else { return ("", name) }
    return (String(name[..<slash]), String(name[name.index(after: slash)...]))
  }

  private func lookup(_ name: String) -> [AnnotationEntry] {
    let exact = placesByName[Self.key(name)] ?? []
    let places = exact.isEmpty ? patterns.filter { $0.pattern.matches(name) }.map(\.place) : exact
    return places.map { entries[$0] }
  }

  /// Traefik reads its annotations in any case; for the others case counts
  /// (`parser/nodes_metadata.go` of https://github.com/traefik/paerser).
  private static func key(_ name: String) -> String {
    name.hasPrefix("traefik.ingress.kubernetes.io/") ? name.lowercased() : name
  }
}
