import ClusterObjects
import NetworkModel
import RequestRouting
import TestSupport

/// A cluster of Ingresses to compile.
struct IngressTestCluster {
  /// How the resources were seen that are not listed.
  var unseen: Set<ResourceName> = []
  private var objects: [TestObject] = []

  /// With an IngressClass of this name for each controller.
  init(classes: [String: String] = ["nginx": "k8s.io/ingress-nginx"]) throws {
    for (name, controller) in classes.sorted(by: { $0.key < $1.key }) {
      try add(
        "ingressclasses.networking.k8s.io", name, in: "",
        #"{"spec": {"controller": "\#(controller)"}}"#)
    }
  }

  mutating func add(
    _ resource: ResourceName, _ name: String, in namespace: String, _ json: String
  ) throws {
    objects.append(try TestObject(resource, name, in: namespace, json))
  }

  /// A Service with a port 80 named `http`.
  mutating func service(_ name: String, in namespace: String = "shop") throws {
    try add(
      "services", name, in: namespace,
      #"{"spec": {"ports": [{"name": "http", "port": 80}, {"name": "admin", "port": 8081}]}}"#)
  }

  /// An Ingress of the class `nginx` with an address.
  ///
  /// - Parameters:
  ///   - rules: elements of `spec.rules`.
  ///   - spec: more members of `spec`, each followed by a comma.
  mutating func ingress(
    _ name: String, in namespace: String = "shop", class className: String? = "nginx",
    annotations: [String: String] = [:], created: String? = nil, spec: String = "",
    hasAddress: Bool = true, rules: [String] = []
  ) throws {
    let notes = JSONValue.object(annotations.mapValues { .string($0) }).compactText
    let time = created.map { #""creationTimestamp": "\#($0)","# } ?? ""
    let status =
      hasAddress ? #","status": {"loadBalancer": {"ingress": [{"ip": "192.0.2.1"}]}}"# : ""
    let classField = className.map { #""ingressClassName": "\#($0)","# } ?? ""
    try add(
      "ingresses.networking.k8s.io", name, in: namespace,
      """
      {"metadata": {\(time) "annotations": \(notes)},
       "spec": {\(classField) \(spec) "rules": [\(rules.joined(separator: ","))]}\(status)}
      """)
  }

  /// A rule of one host.
  static func rule(_ host: String?, _ paths: String...) -> String {
    let text = host.map { #""host": "\#($0)","# } ?? ""
    return #"{\#(text) "http": {"paths": [\#(paths.joined(separator: ","))]}}"#
  }

  /// A path with a Service's port 80.
  static func path(
    _ path: String, _ type: String? = "Prefix", to service: String = "web", port: String = "80"
  ) -> String {
    let number = Int(port) == nil ? #"{"name": "\#(port)"}"# : #"{"number": \#(port)}"#
    let typeText = type.map { #""pathType": "\#($0)","# } ?? ""
    return """
      {"path": \(JSONValue.string(path).compactText), \(typeText)
       "backend": {"service": {"name": "\(service)", "port": \(number)}}}
      """
  }

  func inventory() throws -> RoutingInventory {
    let history = TestHistory()
    let seen: [ResourceName] = [
      "ingresses.networking.k8s.io", "ingressclasses.networking.k8s.io", "services",
    ]
    history.record(
      objects, coverage: Coverage(complete: seen.filter { !unseen.contains($0) }))
    let evidence = NetworkEvidence(history: history, moment: try history.moment("latest"))
    return try RoutingInventory(in: evidence)
  }

  func compile() throws -> [CompiledIngresses] { IngressCompiler(try inventory()).compile() }

  /// The only controller.
  func compiled() throws -> CompiledIngresses {
    let all = try compile()
    guard all.count == 1 else { throw NotOne(controllers: all.map(\.controller)) }
    return all[0]
  }

  struct NotOne: Error { let controllers: [String] }
}

extension CompiledIngresses {
  /// What becomes of a request, as a person would write it.
  func answer(
    _ path: String, host: String = "shop.example", scheme: RequestScheme = .http,
    headers: [String: String] = [:]
  ) -> String {
    table.outcome(
      for: RoutedRequest(scheme: scheme, host: host, path: path, headers: headers)
    ).answer.description
  }

  /// The route of a host and a path; nil where there is none or more than one.
  func route(_ path: String, host: String = "shop.example") -> IngressRoute? {
    let found = routes.filter { $0.path == path && $0.host.text == host }
    return found.count == 1 ? found[0] : nil
  }
}
