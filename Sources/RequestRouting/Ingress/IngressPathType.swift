/// How an Ingress says that a path is to be compared
/// (https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types).
package enum IngressPathType: String, CaseIterable, Comparable, Sendable {
  case exact = "Exact"
  case prefix = "Prefix"
  case implementationSpecific = "ImplementationSpecific"

  /// In the order of the documentation.
  package static func < (first: IngressPathType, second: IngressPathType) -> Bool {
    allCases.firstIndex(of: first) ?? 0 < allCases.firstIndex(of: second) ?? 0
  }
}
