/// For which hosts ingress-nginx has a certificate, be it its own default one.
///
/// Every host that an Ingress with `spec.tls` names gets one, whether that lists it or not; a
/// request finds it by its host, or by the wildcard one label up, and never at the server for hosts
/// that nobody names (https://github.com/kubernetes/ingress-nginx,
/// internal/ingress/controller/controller.go, createServers, and
/// rootfs/etc/nginx/lua/certificate.lua, get_pem_cert_uid).
enum NginxTLSHosts {
  /// - Parameter naming: hosts, with the places of the Ingresses that name them.
  static func hosts(
    of ingresses: [RecordedIngress], naming: [HostPattern: [Int]]
  ) -> Set<HostPattern> {
    let own = naming.filter { host, named in
      host != .any && named.contains { !ingresses[$0].tls.isEmpty }
    }.keys
    let wildcards = Set(own.compactMap(\.suffix))
    let covered = naming.keys.filter { host in
      guard case .exact(let name) = host, let parent = HostName.parent(of: name) else {
        return false
      }
      return wildcards.contains(parent)
    }
    return Set(own).union(covered)
  }
}
