/// How far an annotation of an Ingress can be said in Gateway API.
package enum AnnotationPortability: String, CaseIterable, Sendable {
  /// A field that every implementation supports, or a redirect that all of them can make.
  case core
  /// A field that an implementation may support: an Extended feature, or one of its own meaning.
  case extended
  /// Only a policy, a filter or an option of the implementation says it.
  case policy
  /// Nothing says it: it is dropped or solved in another place.
  case none
  /// It decides no route: certificates, DNS, telemetry, bookkeeping.
  case notRouting
  /// The table does not hold it.
  case unknown
}
