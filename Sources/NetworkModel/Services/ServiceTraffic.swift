import JSONScanner

/// What decides where one Service's traffic goes, with the API's defaults for what is absent
/// (https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/), so that it
/// is the same before and after a server fills them in.
struct ServiceTraffic {
  /// ClusterIP, NodePort, LoadBalancer or ExternalName.
  var type = "ClusterIP"
  /// Whether it has no address of its own: policies do nothing then.
  var isHeadless = false
  /// The name that an ExternalName Service stands for.
  var externalName: String?
  /// Cluster or Local; nil where it does not apply: nothing from outside reaches the Service.
  var externalTrafficPolicy: String?
  /// Cluster or Local; nil where it does not apply.
  var internalTrafficPolicy: String?
  /// None or ClientIP; nil where it does not apply.
  var sessionAffinity: String?
  /// How long one client keeps its endpoint, where it does.
  var affinityTimeoutSeconds: Int?
  /// Auto, PreferSameZone, PreferSameNode or what else the Service says; nil: nothing is preferred.
  var distribution: String?
  /// SingleStack, PreferDualStack or RequireDualStack; nil where it does not apply.
  var ipFamilyPolicy: String?
  /// The families, the primary one first; empty: the server has not filled them in.
  var ipFamilies: [String] = []
  /// Who is to provide the load balancer; nil: the default one.
  var loadBalancerClass: String?
  /// Whether a load balancer gets NodePorts.
  var allocatesNodePorts = true
  /// Addresses that nodes take for the Service, sorted.
  var externalIPs: [String] = []
  /// Whether Pods that are not ready get traffic.
  var publishesNotReady = false
  /// Names of members that were absent and got the API's default.
  private(set) var defaults: [String] = []
  /// A member and its value that the API does not take; nil: all are sound.
  private(set) var fault: (member: String, value: String)?

  /// What ``distribution`` is where an annotation asks for topology aware routing.
  static let topologyAware = "Auto"
  /// The API's default (core/v1 SetDefaults_Service).
  private static let affinityTimeoutDefaultSeconds = 10800
  /// Which of two annotations asks for topology aware routing: the older one wins
  /// (https://github.com/kubernetes/endpointslice, hintsEnabled in utils.go).
  private static let topologyAnnotations: [StaticString] = [
    "service.kubernetes.io/topology-aware-hints", "service.kubernetes.io/topology-mode",
  ]

  init(_ service: borrowing JSONScanner) {
    let spec = service.value(at: "spec")
    type = word(
      "type", service, spec, "ClusterIP",
      ["ClusterIP", "NodePort", "LoadBalancer", "ExternalName"])
    if type == "ExternalName" {
      externalName = service.stringValue(service.member(spec, "externalName"))
      return
    }
    readFamilies(service, spec)
    publishesNotReady = Self.truth(service, service.member(spec, "publishNotReadyAddresses"))
    isHeadless =
      type == "ClusterIP" && service.stringValue(service.member(spec, "clusterIP")) == "None"
    if isHeadless { return }
    readPolicies(service, spec)
    distribution = Self.distribution(service, spec)
    if type == "LoadBalancer" {
      loadBalancerClass = service.stringValue(service.member(spec, "loadBalancerClass"))
      if let allocates = service.member(spec, "allocateLoadBalancerNodePorts") {
        allocatesNodePorts = service.kind(allocates) != .false
      }
    }
  }

  private mutating func readPolicies(_ service: borrowing JSONScanner, _ spec: Int?) {
    for address in service.elements(of: service.member(spec, "externalIPs")) {
      externalIPs.append(service.string(address))
    }
    externalIPs.sort()
    let policies = ["Cluster", "Local"]
    if type != "ClusterIP" || !externalIPs.isEmpty {
      externalTrafficPolicy = word("externalTrafficPolicy", service, spec, "Cluster", policies)
    }
    internalTrafficPolicy = word("internalTrafficPolicy", service, spec, "Cluster", policies)
    sessionAffinity = word("sessionAffinity", service, spec, "None", ["None", "ClientIP"])
    if sessionAffinity == "ClientIP" {
      let clientIP = service.member(service.member(spec, "sessionAffinityConfig"), "clientIP")
      let seconds = service.member(clientIP, "timeoutSeconds").flatMap { Int(service.string($0)) }
      affinityTimeoutSeconds = seconds ?? Self.affinityTimeoutDefaultSeconds
    }
  }

  private mutating func readFamilies(_ service: borrowing JSONScanner, _ spec: Int?) {
    ipFamilyPolicy = word(
      "ipFamilyPolicy", service, spec, "SingleStack",
      ["SingleStack", "PreferDualStack", "RequireDualStack"])
    for family in service.elements(of: service.member(spec, "ipFamilies")) {
      ipFamilies.append(service.string(family))
    }
    if !ipFamilies.isEmpty { return }
    // Servers before 1.20 knew no families, and an address shows its own.
    for address in service.elements(of: service.member(spec, "clusterIPs")) {
      if let family = IPAddress(service.string(address))?.family {
        ipFamilies.append(family.rawValue)
      }
    }
  }

  private mutating func word(
    _ name: StaticString, _ service: borrowing JSONScanner, _ spec: Int?, _ absent: String,
    _ words: [String]
  ) -> String {
    guard let place = service.member(spec, name), service.kind(place) != .null else {
      defaults.append("\(name) \(absent)")
      return absent
    }
    let text = service.string(place)
    if service.kind(place) != .string || !words.contains(text), fault == nil {
      fault = ("\(name)", text)
    }
    return text
  }

  private static func distribution(_ service: borrowing JSONScanner, _ spec: Int?) -> String? {
    let annotations = service.value(at: "metadata", "annotations")
    for name in topologyAnnotations {
      guard let place = service.member(annotations, name) else { continue }
      if service.isString(place, "Auto") || service.isString(place, "auto") { return topologyAware }
      break
    }
    let stated = service.stringValue(service.member(spec, "trafficDistribution"))
    // The older name of the same (KEP-3015, https://kep.k8s.io/3015).
    return stated == "PreferClose" ? "PreferSameZone" : stated
  }

  private static func truth(_ service: borrowing JSONScanner, _ place: Int?) -> Bool {
    place.map { service.kind($0) == .true } ?? false
  }
}
