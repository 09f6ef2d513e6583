import ClusterObjects

/// Which hosts ingress-nginx compares by regular expressions: where one Ingress asks for it, all
/// paths of its hosts are, those of other Ingresses and namespaces too
/// (https://kubernetes.github.io/ingress-nginx/user-guide/ingress-path-matching/).
struct NginxHostMode: Sendable {
  private var sources: [HostPattern: String] = [:]

  /// - Parameter ingresses: those of one controller, in the order in which they decide.
  init(_ ingresses: [RecordedIngress]) {
    for ingress in ingresses where !ingress.isCanary {
      let usesRegex = ingress.nginxFlag("use-regex") == true
      let target = ingress.nginx("rewrite-target") ?? ""
      guard usesRegex || !target.isEmpty else { continue }
      for rule in ingress.rules {
        // A path that is rewritten to itself is not rewritten
        // (https://github.com/kubernetes/ingress-nginx, internal/ingress/controller/location.go).
        let paths = rule.paths?.map { path in
          path["path"]?.text.flatMap { $0.isEmpty ? nil : $0 } ?? "/"
        }
        let rewrites = !target.isEmpty && (paths ?? ["/"]).contains { $0 != target }
        guard usesRegex || rewrites else { continue }
        let host = HostPattern(ingress: rule.host)
        if sources[host] == nil { sources[host] = ingress.name }
      }
    }
  }

  /// The Ingress that asks for it; nil: none does.
  func source(for host: HostPattern) -> String? { sources[host] }
}
