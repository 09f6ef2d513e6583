import ClusterObjects

/// Who a backend of an Ingress is.
struct IngressBackendReading: Sendable {
  /// The answer without redirects and rewrites.
  let answer: RouteAnswer
  let problems: [RoutingProblem]
  let notes: [String]

  private init(_ answer: RouteAnswer, problems: [RoutingProblem] = [], notes: [String] = []) {
    self.answer = answer
    self.problems = problems
    self.notes = notes
  }

  /// - Parameters:
  ///   - backend: as written.
  ///   - place: where in the Ingress.
  init(
    _ backend: JSONValue?, place: String, of ingress: RecordedIngress,
    controller: IngressController, in services: ServiceInventory
  ) {
    if let resource = backend?["resource"], resource != .null {
      guard let kind = resource["kind"]?.text, let name = resource["name"]?.text else {
        self.init(.unproven("\(place) names a resource without kind or name"))
        return
      }
      let group = resource["apiGroup"]?.text.flatMap { $0.isEmpty ? nil : $0 }
      let text = "\(kind)\(group.map { ".\($0)" } ?? "") \(ingress.key.namespace)/\(name)"
      let notes =
        controller == .nginxCommunity ? ["ingress-nginx reads no backends but Services"] : []
      self.init(.backends(BackendSet(.custom(text)), nil), notes: notes)
      return
    }
    guard let service = backend?["service"], let name = service["name"]?.text, !name.isEmpty else {
      self.init(.unproven("\(place) names no backend"))
      return
    }
    let port = service["port"]
    let portName = port?["name"]?.text.flatMap { $0.isEmpty ? nil : $0 }
    if controller == .awsLoadBalancer, portName == "use-annotation" {
      let action = ALBAction(named: name, of: ingress, in: services)
      self.init(action.answer, problems: action.problems)
      return
    }
    let number = port?["number"]?.int.flatMap { $0 > 0 ? $0 : nil }
    let (target, problems) = Self.target(
      service: name, port: number, portName: portName, in: ingress.key.namespace, services)
    self.init(.backends(BackendSet(target), nil), problems: problems)
  }

  /// A Service's port, by number or by name.
  static func target(
    service name: String, port: Int?, portName: String?, in namespace: String,
    _ services: ServiceInventory
  ) -> (BackendTarget, [RoutingProblem]) {
    let asWritten = BackendTarget.service(
      namespace: namespace, name: name, port: port, portName: port == nil ? portName : nil)
    let label = "Service \(namespace)/\(name)"
    switch services.service(name, in: namespace) {
    case .unknown(let why): return (asWritten, [RoutingProblem(.notSeen, why)])
    case .absent:
      return (asWritten, [RoutingProblem(.backendUnresolved, "\(label) does not exist")])
    case .present(let service):
      if let port {
        // A name outside of the cluster has whatever ports it has.
        if service.port(number: port) != nil || service.isExternalName { return (asWritten, []) }
        return (asWritten, [RoutingProblem(.backendUnresolved, "\(label) has no port \(port)")])
      }
      if let portName, let port = service.port(named: portName) {
        return (.service(namespace: namespace, name: name, port: port.number), [])
      }
      let what = portName.map { "\(label) has no port \($0)" } ?? "no port of \(label) is named"
      return (asWritten, [RoutingProblem(.backendUnresolved, what)])
    }
  }
}
