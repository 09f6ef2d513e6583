/// The header `Accept`, as far as it matters here.
struct MediaTypes {
  /// Media types with their parameters, in order.
  private let accepted: [(type: String, parameters: [String: String])]

  /// - Parameter header: nil: whatever.
  init(_ header: String?) {
    accepted = (header ?? "*/*").split(separator: ",").map { clause in
      let parts = clause.split(separator: ";").map { part in
        String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
      var parameters: [String: String] = [:]
      for part in parts.dropFirst() {
        let sides = part.split(separator: "=", maxSplits: 1)
        if sides.count == 2 { parameters[String(sides[0])] = String(sides[1]) }
      }
      return (parts.first?.lowercased() ?? "", parameters)
    }
  }

  /// Whether plain JSON will do.
  var acceptsJSON: Bool {
    accepted.contains {
      ["application/json", "application/*", "*/*"].contains($0.type) && $0.parameters["as"] == nil
    }
  }

  /// The version of aggregated discovery that is asked for before plain JSON; nil: none.
  var aggregatedDiscovery: String? {
    for clause in accepted where clause.type == "application/json" {
      if clause.parameters["as"] == nil { return nil }
      guard clause.parameters["as"] == "APIGroupDiscoveryList",
        clause.parameters["g"] == "apidiscovery.k8s.io",
        let version = clause.parameters["v"], ["v2", "v2beta1"].contains(version)
      else { continue }
      return version
    }
    return nil
  }
}
