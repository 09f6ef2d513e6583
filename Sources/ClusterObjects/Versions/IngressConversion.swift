/// Ingress of `extensions/v1beta1` and `networking.k8s.io/v1beta1`: backends name their Service in
/// another way, and a path need not say its type.
/// (https://github.com/kubernetes/kubernetes/blob/v1.21.0/pkg/apis/networking/v1beta1/conversion.go
/// and `defaults.go` beside it; the ones of `extensions/v1beta1` are the same).
struct IngressConversion: VersionConversion {
  func convert(_ object: inout JSONValue) -> Bool {
    var isWhole = true
    object.edit("spec") { spec in
      isWhole = convertDefaultBackend(of: &spec)
      spec.edit("rules") { rules in
        rules.editElements { rule in
          rule.edit("http") { http in
            http.edit("paths") { paths in
              paths.editElements { isWhole = convertPath(&$0) && isWhole }
            }
          }
        }
      }
    }
    return isWhole
  }

  private func convertDefaultBackend(of spec: inout JSONValue) -> Bool {
    guard var backend = spec["backend"], backend != .null else { return true }
    guard spec["defaultBackend"] == nil else { return false }
    let isWhole = convertBackend(&backend)
    spec["backend"] = nil
    spec["defaultBackend"] = backend
    return isWhole
  }

  private func convertPath(_ path: inout JSONValue) -> Bool {
    guard case .object = path else { return true }
    if path["pathType"] == nil || path["pathType"] == .null {
      path["pathType"] = "ImplementationSpecific"
    }
    var isWhole = true
    path.edit("backend") { isWhole = convertBackend(&$0) }
    return isWhole
  }

  private func convertBackend(_ backend: inout JSONValue) -> Bool {
    guard backend["service"] == nil else { return false }
    let port: JSONValue
    switch backend["servicePort"] {
    case nil, .null: port = .object([:])
    case .string(let name): port = .object(name.isEmpty ? [:] : ["name": .string(name)])
    case .some(let value):
      guard let number = value.int else { return false }
      port = .object(number == 0 ? [:] : ["number": value])
    }
    switch backend["serviceName"] {
    case nil, .null, .string(""):
      // A backend of another kind: the API server writes the port 0 beside it.
      let isNamed = backend["servicePort"]?.text != nil
      if port != .object([:]) || isNamed {
        backend["service"] = .object(["name": "", "port": port])
      }
    case .string(let name): backend["service"] = .object(["name": .string(name), "port": port])
    default: return false
    }
    backend["serviceName"] = nil
    backend["servicePort"] = nil
    return true
  }
}
