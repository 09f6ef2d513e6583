/// What tells the routes of one controller apart: everything as declared, not as it is compared.
struct IngressRouteKey: Hashable, Sendable {
  let host: HostPattern
  let pathType: IngressPathType
  /// As written; `/` where nothing is.
  let path: String

  /// What an Ingress's default backend stands for.
  static let defaultBackend = IngressRouteKey(host: .any, pathType: .prefix, path: "/")
}
