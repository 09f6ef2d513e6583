import ClusterObjects

/// What an API server makes of what a manifest says or leaves out, as far as it is documented: what
/// has to be known to tell an edit from another way to write the same.
struct ServerConventions {
  /// Members of the metadata that the server writes, whatever a manifest says
  /// (https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/).
  static let ownedMetadata: Set<String> = [
    "creationTimestamp", "deletionGracePeriodSeconds", "deletionTimestamp", "generation",
    "managedFields", "resourceVersion", "selfLink", "uid",
  ]

  /// Part of a port's name that may be left out: `protocol` is TCP then
  /// (https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/).
  static let keyDefaults: [FieldPattern: String] = ["/protocol": "TCP"]

  private let isBuiltIn: Bool
  private let wholes: [FieldPattern]
  private let unset: [(FieldPattern, JSONValue)]
  private let listDefaults: [(FieldPattern, JSONValue)]
  /// Whether every default that the server fills in inside lists is known: then a member that a
  /// list's element does not have, and that is none of them, goes.
  let knowsAllListDefaults: Bool

  init(_ resource: Resource) {
    isBuiltIn = Self.builtInGroups.contains(resource.group)
    if case .configMap = resource.confidentiality {
      wholes = ["/data", "/binaryData"]
    } else {
      wholes = []
    }
    unset = resource.name == "services" ? Self.allocatedByServices : []
    switch resource.group {
    case "gateway.networking.k8s.io": listDefaults = Self.gatewayDefaults
    case "networking.k8s.io": listDefaults = Self.policyDefaults
    default: listDefaults = []
    }
    knowsAllListDefaults = ["networkpolicies", "ingresses"].contains(resource.plural)
  }

  /// Whether the map at a path is replaced as a whole: a ConfigMap is rendered whole.
  func isWhole(_ path: [FieldPattern.Step]) -> Bool { wholes.contains { $0.matches(path) } }

  /// Whether a value that stands for "not set" leaves what the server allocated.
  func isUnset(_ value: JSONValue, at path: [FieldPattern.Step]) -> Bool {
    unset.contains { $0.1 == value && $0.0.matches(path) }
  }

  /// Whether a value is what the server fills in for an element's member that is left out.
  func isListDefault(_ value: JSONValue, at path: [FieldPattern.Step]) -> Bool {
    listDefaults.contains { $0.1 == value && $0.0.matches(path) }
  }

  // MARK: What is never answered

  /// Groups whose types are part of the server: what they hold is written anew from their fields,
  /// so that an empty one is not answered. Objects of a CustomResourceDefinition are kept as they
  /// came.
  private static let builtInGroups: Set<String> = [
    "", "apps", "policy", "networking.k8s.io", "discovery.k8s.io", "apiextensions.k8s.io",
  ]

  /// Maps of freely named members.
  private static let freeMaps: Set<String> = [
    "annotations", "binaryData", "data", "labels", "limits", "matchLabels", "nodeSelector",
    "requests", "selector",
  ]

  /// Strings of which the empty one means something else than none.
  private static let optionalStrings: Set<String> = [
    "apiGroup", "ingressClassName", "storageClassName",
  ]

  /// Switches and numbers of which `false` and 0 are not answered
  /// (`omitempty` without a pointer in
  /// https://github.com/kubernetes/api/blob/master/core/v1/types.go).
  private static let omittedWhenZero: Set<String> = [
    "healthCheckNodePort", "hostIPC", "hostNetwork", "hostPID", "hostPort", "minReadySeconds",
    "nodePort", "paused", "publishNotReadyAddresses", "readOnly", "stdin", "stdinOnce", "tty",
    "unschedulable",
  ]

  /// Whether a value at a path that the live object lacks says the same as lacking it.
  func saysNothing(_ value: JSONValue, at path: [FieldPattern.Step]) -> Bool {
    guard case .name(let name)? = path.last else { return false }
    var parent: String?
    if case .name(let text)? = path.dropLast().last { parent = text }
    if value == .object([:]), parent == "metadata", ["labels", "annotations"].contains(name) {
      return true
    }
    guard isBuiltIn, parent.map({ !Self.freeMaps.contains($0) }) ?? true else { return false }
    switch value {
    case .array([]): return true
    case .object([:]): return Self.freeMaps.contains(name)
    case .string(""): return !Self.optionalStrings.contains(name)
    case .bool(false), .number("0"): return Self.omittedWhenZero.contains(name)
    default: return false
    }
  }

  // MARK: Data

  /// What a Service keeps of what was allocated for it, when a manifest says that it is not set
  /// (`patchAllocatedValues` in
  /// https://github.com/kubernetes/kubernetes/tree/v1.34.0/pkg/registry/core/service/storage).
  private static let allocatedByServices: [(FieldPattern, JSONValue)] = [
    ("/spec/clusterIP", ""), ("/spec/clusterIPs", []), ("/spec/healthCheckNodePort", 0),
    ("/spec/ports/*/nodePort", 0),
  ]

  /// `kubebuilder:default` in
  /// https://github.com/kubernetes-sigs/gateway-api/blob/main/apis/v1/httproute_types.go,
  /// `grpcroute_types.go`, `shared_types.go` and `object_reference_types.go` beside it. The paths
  /// tell the kinds apart.
  private static let gatewayDefaults: [(FieldPattern, JSONValue)] = [
    ("/spec/listeners/*/tls/certificateRefs/*/group", ""),
    ("/spec/listeners/*/tls/certificateRefs/*/kind", "Secret"),
    ("/spec/parentRefs/*/group", "gateway.networking.k8s.io"),
    ("/spec/parentRefs/*/kind", "Gateway"),
    ("/spec/rules/*/backendRefs/*/group", ""),
    ("/spec/rules/*/backendRefs/*/kind", "Service"),
    ("/spec/rules/*/backendRefs/*/weight", 1),
    ("/spec/rules/*/matches", [.object(["path": rootPath])]),
    ("/spec/rules/*/matches/*/method/type", "Exact"),
    ("/spec/rules/*/matches/*/path", rootPath),
    ("/spec/rules/*/matches/*/path/type", "PathPrefix"),
    ("/spec/rules/*/matches/*/path/value", "/"),
    ("/spec/rules/*/matches/*/headers/*/type", "Exact"),
    ("/spec/rules/*/matches/*/queryParams/*/type", "Exact"),
  ]

  private static let rootPath = JSONValue.object(["type": "PathPrefix", "value": "/"])

  /// https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/
  private static let policyDefaults: [(FieldPattern, JSONValue)] = [
    ("/spec/ingress/*/ports/*/protocol", "TCP"), ("/spec/egress/*/ports/*/protocol", "TCP"),
  ]
}
