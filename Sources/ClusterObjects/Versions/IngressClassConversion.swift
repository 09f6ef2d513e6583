/// IngressClass of `networking.k8s.io/v1beta1`: parameters without a scope are of the cluster
/// (https://github.com/kubernetes/kubernetes/blob/v1.24.0/pkg/apis/networking/v1/defaults.go).
struct IngressClassConversion: VersionConversion {
  func convert(_ object: inout JSONValue) -> Bool {
    object.edit("spec") { spec in
      spec.edit("parameters") { parameters in
        guard case .object = parameters else { return }
        if parameters["scope"] == nil || parameters["scope"] == .null {
          parameters["scope"] = "Cluster"
        }
      }
    }
    return true
  }
}
