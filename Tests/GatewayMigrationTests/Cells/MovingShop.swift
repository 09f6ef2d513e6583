import ClusterObjects
import TestSupport

/// A shop whose Ingress moves to a Gateway, step by step, as a history.
struct MovingShop {
  /// What is there at one step.
  struct Step {
    var ingress = true
    /// Whether a controller has written an address into the Ingress.
    var isServed = true
    var route = false
    /// What the controller says of the route: `True`, `False`, or nothing.
    var accepted: String? = "True"
    var service = true
    var port = 80
    /// Resources that were not looked at.
    var unseen: Set<ResourceName> = []
    var annotations = ""
    /// The controller of the Ingress.
    var controller = "k8s.io/ingress-nginx"
    /// The host of the Ingress; empty: every host.
    var host = "shop.test"
    /// Another path of the same host.
    var path = "/"
    /// Paths beside it, as the controller reads them.
    var more: [String] = []
    /// The Secret that the Ingress names; empty: it has no TLS.
    var ingressSecret = ""
    /// The Secret of the Gateway's listener for HTTPS; empty: it has none.
    var gatewaySecret = ""
    var gatewayAnnotations = ""
    var gatewayAddress = "192.0.2.2"
    /// The Gateway that the route names.
    var parent = "edge"
    /// The listener that the route names; empty: all.
    var section = ""
    /// The service and the method of a GRPCRoute in place of an HTTPRoute; empty: there is none.
    var call = ""
    /// The path of the route.
    var routePath = "/"
    /// Whether another Gateway is at the same address.
    var hasNeighbour = false
    /// The path of a route of the other Gateway; empty: it has none.
    var neighbourPath = ""
    /// Whether a route without a host sends what comes in the clear to HTTPS.
    var redirects = false
    /// Filters of the route.
    var filters = ""
  }

  private static let ingresses: ResourceName = "ingresses.networking.k8s.io"
  private static let routes: ResourceName = "httproutes.gateway.networking.k8s.io"
  private static let resources: [ResourceName] = [
    ingresses, routes, "ingressclasses.networking.k8s.io",
    "gatewayclasses.gateway.networking.k8s.io", "gateways.gateway.networking.k8s.io",
    "listenersets.gateway.networking.k8s.io", "grpcroutes.gateway.networking.k8s.io",
    "tlsroutes.gateway.networking.k8s.io", "referencegrants.gateway.networking.k8s.io",
    "namespaces", "services", "endpointslices.discovery.k8s.io",
  ]

  /// A history with a snapshot an hour for each step.
  ///
  /// - Parameter partly: a resource of which only the namespace `shop` was looked at.
  static func history(_ steps: [Step], partly: ResourceName? = nil) throws -> TestHistory {
    let history = TestHistory()
    for (place, step) in steps.enumerated() {
      var coverage = Coverage(complete: resources.filter { !step.unseen.contains($0) })
      for resource in step.unseen {
        coverage[Scope(resource)] = CoverageEntry(.forbidden)
      }
      if let partly {
        coverage[Scope(partly)] = nil
        coverage[Scope(partly, namespace: "shop")] = CoverageEntry(.complete)
      }
      history.record(
        try objects(step).filter { !step.unseen.contains($0.key.resource) },
        at: Double(place) * 3600, coverage: coverage)
    }
    return history
  }

  private static func objects(_ step: Step) throws -> [TestObject] {
    var objects = try fixed(step) + [gateway(step)]
    if step.service {
      objects.append(
        try TestObject(
          "services", "web", in: "shop", #"{"spec":{"ports":[{"port":80},{"port":81}]}}"#))
      objects.append(
        try TestObject(
          "endpointslices.discovery.k8s.io", "web-1", in: "shop",
          """
          {"metadata":{"labels":{"kubernetes.io/service-name":"web"}},
           "endpoints":[{"addresses":["10.0.0.1"],"conditions":{"ready":true}}]}
          """))
    }
    if step.ingress {
      let host = step.host.isEmpty ? "" : "\"host\":\"\(step.host)\","
      let status = step.isServed ? #"{"ingress":[{"ip":"192.0.2.1"}]}"# : "{}"
      let backend = #""backend":{"service":{"name":"web","port":{"number":80}}}"#
      let paths = ([step.path] + step.more).map {
        "{\"path\":\"\($0)\",\"pathType\":\"Prefix\",\(backend)}"
      }
      let tls =
        step.ingressSecret.isEmpty
        ? "" : "\"tls\":[{\"hosts\":[\"\(step.host)\"],\"secretName\":\"\(step.ingressSecret)\"}],"
      objects.append(
        try TestObject(
          ingresses, "web", in: "shop",
          """
          {"metadata":{"annotations":{\(step.annotations)}},
           "spec":{"ingressClassName":"nginx",\(tls)"rules":[{\(host)"http":{"paths":[
            \(paths.joined(separator: ","))]}}]},
           "status":{"loadBalancer":\(status)}}
          """))
    }
    if step.route { objects.append(try route(step, at: step.parent)) }
    if !step.call.isEmpty { objects.append(try grpcRoute(step)) }
    if step.redirects { objects.append(try redirect()) }
    if step.hasNeighbour { objects.append(try gateway(step, named: "neighbour")) }
    if !step.neighbourPath.isEmpty {
      var other = step
      other.routePath = step.neighbourPath
      objects.append(try route(other, named: "other", at: "neighbour"))
    }
    return objects
  }

  private static func route(
    _ step: Step, named name: String = "web", at gateway: String
  ) throws -> TestObject {
    let section = step.section.isEmpty ? "" : ",\"sectionName\":\"\(step.section)\""
    let parent = "{\"name\":\"\(gateway)\",\"namespace\":\"infra\"\(section)}"
    let status = step.accepted.map { accepted in
      """
      ,"status":{"parents":[{"parentRef":\(parent),"controllerName":"test.example/gateway",
       "conditions":[{"type":"Accepted","status":"\(accepted)","reason":"Told",
       "observedGeneration":1},{"type":"ResolvedRefs","status":"True","reason":"ResolvedRefs",
       "observedGeneration":1}]}]}
      """
    }
    return try TestObject(
      routes, name, in: "shop",
      """
      {"metadata":{"generation":1},"spec":{"hostnames":["shop.test"],"parentRefs":[\(parent)],
       "rules":[{"matches":[{"path":{"type":"PathPrefix","value":"\(step.routePath)"}}],
        "filters":[\(step.filters)],
        "backendRefs":[{"name":"web","port":\(step.port)}]}]}\(status ?? "")}
      """)
  }

  private static func grpcRoute(_ step: Step) throws -> TestObject {
    let parent = #"{"name":"edge","namespace":"infra"}"#
    let names = step.call.split(separator: "/")
    let method = names.count > 1 ? ",\"method\":\"\(names[1])\"" : ""
    return try TestObject(
      "grpcroutes.gateway.networking.k8s.io", "web", in: "shop",
      """
      {"metadata":{"generation":1},"spec":{"hostnames":["shop.test"],"parentRefs":[\(parent)],
       "rules":[{"matches":[{"method":{"service":"\(names[0])"\(method)}}],
        "backendRefs":[{"name":"web","port":80}]}]},
       "status":{"parents":[{"parentRef":\(parent),"controllerName":"test.example/gateway",
        "conditions":[{"type":"Accepted","status":"True","observedGeneration":1},
         {"type":"ResolvedRefs","status":"True","observedGeneration":1}]}]}}
      """)
  }

  private static func redirect() throws -> TestObject {
    let parent = #"{"name":"edge","namespace":"infra","sectionName":"http"}"#
    return try TestObject(
      routes, "to-https", in: "infra",
      """
      {"metadata":{"generation":1},"spec":{"parentRefs":[\(parent)],"rules":[{"filters":[
        {"type":"RequestRedirect","requestRedirect":{"scheme":"https","statusCode":301}}]}]},
       "status":{"parents":[{"parentRef":\(parent),"controllerName":"test.example/gateway",
        "conditions":[{"type":"Accepted","status":"True","observedGeneration":1},
         {"type":"ResolvedRefs","status":"True","observedGeneration":1}]}]}}
      """)
  }

  private static func fixed(_ step: Step) throws -> [TestObject] {
    [
      try TestObject(
        "ingressclasses.networking.k8s.io", "nginx",
        "{\"spec\":{\"controller\":\"\(step.controller)\"}}"),
      try TestObject(
        "gatewayclasses.gateway.networking.k8s.io", "edge",
        """
        {"spec":{"controllerName":"test.example/gateway"},
         "status":{"conditions":[{"type":"Accepted","status":"True"}]}}
        """),
      try TestObject("namespaces", "shop", #"{"metadata":{"labels":{}}}"#),
      try TestObject("namespaces", "infra", #"{"metadata":{"labels":{}}}"#),
    ]
  }

  private static func gateway(_ step: Step, named name: String = "edge") throws -> TestObject {
    let ready =
      #"{"type":"Accepted","status":"True"},{"type":"Programmed","status":"True"}"#
    let open = #""allowedRoutes":{"namespaces":{"from":"All"}}"#
    var listeners = ["{\"name\":\"http\",\"port\":80,\"protocol\":\"HTTP\",\(open)}"]
    var names = ["http"]
    if !step.gatewaySecret.isEmpty {
      names.append("https")
      listeners.append(
        """
        {"name":"https","port":443,"protocol":"HTTPS","hostname":"shop.test",\(open),
         "tls":{"certificateRefs":[{"name":"\(step.gatewaySecret)"}]}}
        """)
    }
    let statuses = names.map {
      """
      {"name":"\($0)","attachedRoutes":1,"conditions":[\(ready),
       {"type":"ResolvedRefs","status":"True"}]}
      """
    }
    return try TestObject(
      "gateways.gateway.networking.k8s.io", name, in: "infra",
      """
      {"metadata":{"annotations":{\(step.gatewayAnnotations)}},
       "spec":{"gatewayClassName":"edge","listeners":[\(listeners.joined(separator: ","))]},
       "status":{"addresses":[{"type":"IPAddress","value":"\(step.gatewayAddress)"}],
        "conditions":[\(ready)],"listeners":[\(statuses.joined(separator: ","))]}}
      """)
  }
}
