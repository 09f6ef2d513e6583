/// The hosts that a rule or a listener is for.
package enum HostPattern: Hashable, Sendable {
  /// Every host.
  case any
  /// One host, in lower case.
  case exact(String)
  /// Hosts with exactly one label before the suffix: an Ingress's `*.example.com`
  /// (https://kubernetes.io/docs/concepts/services-networking/ingress/#hostname-wildcards).
  case oneLabel(suffix: String)
  /// Hosts with one or more labels before the suffix: the Gateway API's `*.example.com`
  /// (https://gateway-api.sigs.k8s.io/reference/spec/#hostname).
  case labels(suffix: String)

  /// A host of the Gateway API; empty or nil: every host.
  package init(gateway text: String?) {
    guard let text, !text.isEmpty, text != "*" else {
      self = .any
      return
    }
    let name = HostName.normalized(text)
    self = name.hasPrefix("*.") ? .labels(suffix: String(name.dropFirst(2))) : .exact(name)
  }

  /// A host of an Ingress; empty or nil: every host.
  package init(ingress text: String?) {
    guard let text, !text.isEmpty, text != "*" else {
      self = .any
      return
    }
    let name = HostName.normalized(text)
    self = name.hasPrefix("*.") ? .oneLabel(suffix: String(name.dropFirst(2))) : .exact(name)
  }

  /// As it is written in an object: `*` for every host.
  package var text: String {
    switch self {
    case .any: "*"
    case .exact(let name): name
    case .oneLabel(let suffix), .labels(let suffix): "*.\(suffix)"
    }
  }

  /// The name behind the wildcard; nil where there is no wildcard, or nothing else.
  package var suffix: String? {
    switch self {
    case .any, .exact: nil
    case .oneLabel(let suffix), .labels(let suffix): suffix
    }
  }

  /// Whether it holds a host, given in lower case without a final dot.
  package func matches(_ host: String) -> Bool {
    switch self {
    case .any: return true
    case .exact(let name): return name == host
    case .oneLabel(let suffix): return HostName.parent(of: host) == suffix && host.first != "."
    case .labels(let suffix):
      return host.count > suffix.count + 1 && host.hasSuffix(".\(suffix)")
    }
  }

  /// The hosts that both hold; nil where there are none.
  package func intersection(_ other: HostPattern) -> HostPattern? {
    switch (self, other) {
    case (.any, _): return other
    case (_, .any): return self
    case (.exact(let name), _): return other.matches(name) ? self : nil
    case (_, .exact(let name)): return matches(name) ? other : nil
    case (.labels(let first), .labels(let second)):
      if first == second || first.hasSuffix(".\(second)") { return self }
      return second.hasSuffix(".\(first)") ? other : nil
    case (.oneLabel(let first), .oneLabel(let second)): return first == second ? self : nil
    case (.oneLabel(let narrow), .labels(let wide)):
      return narrow == wide || narrow.hasSuffix(".\(wide)") ? self : nil
    case (.labels(let wide), .oneLabel(let narrow)):
      return narrow == wide || narrow.hasSuffix(".\(wide)") ? other : nil
    }
  }

  /// Whether it holds every host that `other` holds.
  package func covers(_ other: HostPattern) -> Bool { intersection(other) == other }

  /// How exact it is: the more specific of two that hold a host decides.
  var specificity: (rank: Int, length: Int) {
    switch self {
    case .exact(let name): (2, name.utf8.count)
    case .oneLabel(let suffix), .labels(let suffix): (1, suffix.utf8.count)
    case .any: (0, 0)
    }
  }
}
