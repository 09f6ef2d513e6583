/// EndpointSlice of `discovery.k8s.io/v1beta1`: what endpoints say about their topology has fields
/// of its own today, `nodeName` and `zone`, and what is left is `deprecatedTopology`
/// (https://github.com/kubernetes/kubernetes/blob/v1.21.0/pkg/apis/discovery/v1beta1/
/// conversion.go).
struct EndpointSliceConversion: VersionConversion {
  private static let zoneLabel = "topology.kubernetes.io/zone"
  private static let hostLabel = "kubernetes.io/hostname"

  func convert(_ object: inout JSONValue) -> Bool {
    var isWhole = true
    object.edit("endpoints") { endpoints in
      endpoints.editElements { isWhole = convertEndpoint(&$0) && isWhole }
    }
    return isWhole
  }

  private func convertEndpoint(_ endpoint: inout JSONValue) -> Bool {
    guard let topology = endpoint["topology"] else { return true }
    guard case .object(var labels) = topology else {
      if topology == .null { endpoint["topology"] = nil }
      return topology == .null
    }
    guard endpoint["deprecatedTopology"] == nil, endpoint["zone"] == nil,
      labels.values.allSatisfy({ $0.text != nil })
    else { return false }
    if let zone = labels.removeValue(forKey: Self.zoneLabel) { endpoint["zone"] = zone }
    if let host = labels[Self.hostLabel] {
      let nodeName = endpoint["nodeName"] ?? .null
      if nodeName == .null { endpoint["nodeName"] = host }
      // One that differs from the node's name is kept.
      if nodeName == .null || nodeName == host { labels[Self.hostLabel] = nil }
    }
    endpoint["topology"] = nil
    if !labels.isEmpty { endpoint["deprecatedTopology"] = .object(labels) }
    return true
  }
}
