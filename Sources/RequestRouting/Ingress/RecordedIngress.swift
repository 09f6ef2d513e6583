import ClusterObjects
import NetworkModel

/// An Ingress, as far as it decides where requests go.
struct RecordedIngress: Sendable {
  /// A rule.
  struct Rule: Sendable {
    /// The host as written; nil where there is none.
    let host: String?
    /// The paths; nil where the rule has no `http`.
    let paths: [JSONValue]?
  }

  let key: ObjectKey
  /// When it was created; nil where that is not recorded.
  let created: Instant?
  let annotations: [String: String]
  /// `spec.ingressClassName`; nil where it is absent or empty.
  let className: String?
  let rules: [Rule]
  /// Each element of `spec.tls`: its hosts, and the Secret's name.
  let tls: [(hosts: [String], secret: String?)]
  let defaultBackend: JSONValue?
  /// The addresses of its status.
  let addresses: [String]

  init(_ object: EvidenceObject) {
    key = object.key
    created = object.text("metadata", "creationTimestamp").flatMap { Instant(rfc3339: $0) }
    annotations = object.annotations
    className = object.text("spec", "ingressClassName").flatMap { $0.isEmpty ? nil : $0 }
    rules = object.elements("spec", "rules").map { rule in
      let http = rule["http"]
      let isAbsent = http == nil || http == .null
      return Rule(
        host: rule["host"]?.text, paths: isAbsent ? nil : http?["paths"]?.elements ?? [])
    }
    tls = object.elements("spec", "tls").map { entry in
      let secret = entry["secretName"]?.text.flatMap { $0.isEmpty ? nil : $0 }
      return ((entry["hosts"]?.elements ?? []).compactMap(\.text), secret)
    }
    let backend = object["spec", "defaultBackend"]
    defaultBackend = backend == .null ? nil : backend
    addresses = object.elements("status", "loadBalancer", "ingress").compactMap { address in
      [address["ip"]?.text, address["hostname"]?.text].compactMap(\.self).first { !$0.isEmpty }
    }
  }

  /// For people: `Ingress shop/web`.
  var name: String { key.kindAndName }

  /// An annotation of ingress-nginx.
  func nginx(_ name: String) -> String? { annotations["nginx.ingress.kubernetes.io/\(name)"] }

  /// An annotation that is true or false, as Go reads it
  /// (https://pkg.go.dev/strconv#ParseBool); nil where it is absent or neither.
  func flag(_ annotation: String) -> Bool? {
    switch annotations[annotation] {
    case "1", "t", "T", "true", "TRUE", "True": true
    case "0", "f", "F", "false", "FALSE", "False": false
    default: nil
    }
  }

  /// A flag of ingress-nginx.
  func nginxFlag(_ name: String) -> Bool? { flag("nginx.ingress.kubernetes.io/\(name)") }

  /// Whether it only takes a share of another Ingress's requests.
  var isCanary: Bool { nginxFlag("canary") == true }

  /// Elements of a list with commas, without spaces around them and without empty ones.
  static func list(_ text: String?) -> [String] {
    (text ?? "").split(separator: ",").map { $0.trimmed }.filter { !$0.isEmpty }
  }

  /// Whether it decides before another one that claims the same: the older one does. Of one age
  /// ingress-nginx takes the last name first
  /// (https://github.com/kubernetes/ingress-nginx, internal/ingress/controller/store/store.go),
  /// for others the order is this program's.
  func precedes(_ other: RecordedIngress, for controller: IngressController) -> Bool {
    // An object from a file may have no time: it is new.
    let (mine, theirs) = (created ?? .latest, other.created ?? .latest)
    if mine != theirs { return mine < theirs }
    let (name, otherName) = (key.qualifiedName, other.key.qualifiedName)
    return controller == .nginxCommunity
      ? otherName.precedesBytewise(name) : name.precedesBytewise(otherName)
  }
}

extension StringProtocol {
  /// The text without spaces, tabs and line breaks around it.
  var trimmed: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}
