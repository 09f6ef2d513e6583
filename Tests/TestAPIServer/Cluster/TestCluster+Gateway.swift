import ClusterObjects

extension TestCluster {
  private static let gatewayGroup = "gateway.networking.k8s.io"

  /// Serves the Gateway API with its definitions, and adds a class, a Gateway and a route.
  package func addGatewayAPI() {
    let types = [
      ("gatewayclasses", "GatewayClass", false), ("gateways", "Gateway", true),
      ("grpcroutes", "GRPCRoute", true), ("httproutes", "HTTPRoute", true),
      ("referencegrants", "ReferenceGrant", true),
    ]
    for (plural, kind, isNamespaced) in types {
      // ReferenceGrant came to v1 late.
      let versions = kind == "ReferenceGrant" ? ["v1beta1"] : ["v1", "v1beta1"]
      for version in versions {
        serve(
          group: Self.gatewayGroup, version: version, plural: plural, kind: kind,
          namespaced: isNamespaced)
      }
      put(Self.definition(plural, kind, isNamespaced: isNamespaced, versions: versions))
    }
    put(
      json: """
        {"apiVersion":"gateway.networking.k8s.io/v1","kind":"GatewayClass","metadata":{
        "name":"example"},"spec":{"controllerName":"example.com/gateway"},"status":{"conditions":[
        {"type":"Accepted","status":"True","reason":"Accepted","message":"",
        "lastTransitionTime":"2026-11-01T08:01:00Z"}]}}
        """)
    put(
      json: """
        {"apiVersion":"gateway.networking.k8s.io/v1","kind":"Gateway","metadata":{"name":"edge",
        "namespace":"shop","generation":1},"spec":{"gatewayClassName":"example","listeners":[{
        "name":"http","hostname":"*.example.com","port":80,"protocol":"HTTP",
        "allowedRoutes":{"namespaces":{"from":"Same"}}}]},"status":{"addresses":[{
        "type":"IPAddress","value":"192.0.2.90"}]}}
        """)
    put(
      json: """
        {"apiVersion":"gateway.networking.k8s.io/v1","kind":"HTTPRoute","metadata":{"name":"web",
        "namespace":"shop","generation":1},"spec":{"parentRefs":[{"name":"edge",
        "group":"gateway.networking.k8s.io","kind":"Gateway"}],"hostnames":["shop.example.com"],
        "rules":[{"matches":[{"path":{"type":"PathPrefix","value":"/"}}],"backendRefs":[{
        "name":"web","port":80,"kind":"Service","group":"","weight":1}]}]}}
        """)
  }

  private static func definition(
    _ plural: String, _ kind: String, isNamespaced: Bool, versions: [String]
  ) -> JSONValue {
    .object([
      "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
      "metadata": .object([
        "name": .string(plural + "." + gatewayGroup),
        "annotations": .object([
          "gateway.networking.k8s.io/bundle-version": "v1.4.0",
          "gateway.networking.k8s.io/channel": "standard",
        ]),
      ]),
      "spec": .object([
        "group": .string(gatewayGroup), "scope": isNamespaced ? "Namespaced" : "Cluster",
        "names": .object([
          "kind": .string(kind), "listKind": .string(kind + "List"), "plural": .string(plural),
          "singular": .string(kind.lowercased()),
        ]),
        "versions": .array(
          versions.enumerated().map { index, version in
            .object([
              "name": .string(version), "served": true, "storage": .bool(index == 0),
            ])
          }),
      ]),
      "status": .object(["storedVersions": [.string(versions[0])]]),
    ])
  }
}
