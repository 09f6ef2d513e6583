import ClusterObjects
import NetworkModel
import SnapshotDiff
import Testing

/// Classes of objects' changes: one per rule, with the near miss beside it.
@Suite struct ClassTableTests {
  private func classes(
    _ resource: ResourceName, _ name: String = "x", in namespace: String = ""
  ) -> ObjectClasses {
    ClassTable.current.classes(
      of: ObjectKey(resource: resource, namespace: namespace, name: name))
  }

  private func path(_ text: String) -> FieldPath {
    FieldPath(text.split(separator: "/").map { FieldPath.unescape(String($0)) })
  }

  private func field(_ resource: ResourceName, _ text: String) -> ChangeClass {
    field(resource, "x", in: "", text)
  }

  private func field(
    _ resource: ResourceName, _ name: String, in namespace: String, _ text: String
  ) -> ChangeClass {
    classes(resource, name, in: namespace).changeClass(at: path(text))
  }

  @Test func everyRecordedResourceHasAnEntry() {
    let missing = ResourceCatalogue.current.resources.map(\.name)
      .filter { !ClassTable.current.covers($0) }
    #expect(missing.isEmpty)
  }

  /// What is not in the table fails safe.
  @Test func unknownResourceIsDisruptive() {
    #expect(!ClassTable.current.covers("novelties"))
    #expect(field("novelties", "/spec/x") == .disruptive)
    #expect(classes("novelties").changeClass(of: .removed) == .disruptive)
  }

  // MARK: Comings and goings

  @Test(arguments: [
    ("nodes", ChangeKind.added, ChangeClass.capacity), ("nodes", .removed, .capacity),
    ("nodes", .recreated, .disruptive), ("services", .added, .routing),
    ("services", .recreated, .routing), ("pods", .removed, .churn),
    ("endpointslices.discovery.k8s.io", .added, .churn),
    ("networkpolicies.networking.k8s.io", .removed, .policy), ("namespaces", .added, .cosmetic),
    ("servicecidrs.networking.k8s.io", .added, .capacity),
    ("ipaddresses.networking.k8s.io", .added, .churn),
    ("ippools.crd.projectcalico.org", .removed, .disruptive),
    ("ippools.projectcalico.org", .added, .capacity),
    ("httproutes.gateway.networking.k8s.io", .removed, .routing),
  ])
  func objectsComeAndGo(_ resource: String, _ kind: ChangeKind, _ expected: ChangeClass) {
    #expect(classes(ResourceName(resource)).changeClass(of: kind) == expected)
  }

  @Test func defaultServiceCIDRIsNotAnyServiceCIDR() {
    let resource: ResourceName = "servicecidrs.networking.k8s.io"
    #expect(classes(resource, "kubernetes").changeClass(of: .removed) == .disruptive)
    #expect(classes(resource, "more").changeClass(of: .removed) == .capacity)
  }

  @Test func aDefinitionTakesItsObjectsAlong() {
    let resource: ResourceName = "customresourcedefinitions.apiextensions.k8s.io"
    #expect(
      classes(resource, "httproutes.gateway.networking.k8s.io").changeClass(of: .removed)
        == .routing)
    #expect(classes(resource, "ciliumnodes.cilium.io").changeClass(of: .removed) == .disruptive)
    #expect(classes(resource, "widgets.example.org").changeClass(of: .removed) == .cosmetic)
    #expect(classes(resource, "ciliumnodes.cilium.io").changeClass(of: .added) == .cosmetic)
  }

  @Test func whatIsBeingDeletedIsAsGoodAsGone() {
    #expect(field("nodes", "/metadata/deletionTimestamp") == .capacity)
    #expect(field("services", "/metadata/deletionTimestamp") == .routing)
  }

  // MARK: Fields

  @Test(arguments: [
    ("/spec/podCIDR", ChangeClass.disruptive), ("/spec/podCIDRs/0", .disruptive),
    ("/spec/taints/x", .capacity), ("/spec/providerID", .cosmetic),
    ("/status/conditions/MemoryPressure/status", .churn),
    ("/status/conditions/Ready/status", .capacity),
    ("/status/conditions/Ready/lastTransitionTime", .churn),
    ("/status/capacity/pods", .capacity), ("/status/capacity/memory", .churn),
    ("/status/addresses/InternalIP/address", .disruptive),
    ("/status/nodeInfo/kernelVersion", .disruptive),
    ("/metadata/labels/topology.kubernetes.io~1zone", .routing),
    ("/metadata/labels/team", .cosmetic),
    ("/metadata/annotations/flannel.alpha.coreos.com~1backend-type", .disruptive),
    ("/metadata/annotations/flannel.alpha.coreos.com~1backend-data", .churn),
  ])
  func nodeFields(_ text: String, _ expected: ChangeClass) {
    #expect(field("nodes", text) == expected)
  }

  @Test(arguments: [
    ("/spec/externalTrafficPolicy", ChangeClass.routing),
    ("/status/loadBalancer/ingress/1.2.3.4", .routing), ("/status/conditions/x", .cosmetic),
    ("/metadata/labels/app", .cosmetic),
    ("/metadata/labels/service.kubernetes.io~1service-proxy-name", .routing),
    ("/metadata/annotations/service.kubernetes.io~1topology-mode", .routing),
    ("/metadata/annotations/note", .cosmetic),
  ])
  func serviceFields(_ text: String, _ expected: ChangeClass) {
    #expect(field("services", text) == expected)
  }

  @Test(arguments: [
    ("/spec/rules/0", ChangeClass.routing),
    ("/status/parents/a/conditions/Accepted/status", .routing),
    ("/status/parents/a/conditions/ResolvedRefs/reason", .routing),
    ("/status/parents/a/conditions/Accepted/message", .cosmetic),
    ("/status/parents/a/conditions/example.org~1Tuned/status", .cosmetic),
    ("/status/parents/a/controllerName", .routing), ("/metadata/labels/app", .cosmetic),
  ])
  func routeFields(_ text: String, _ expected: ChangeClass) {
    #expect(field("httproutes.gateway.networking.k8s.io", text) == expected)
  }

  @Test func gatewayListeners() {
    let resource: ResourceName = "gateways.gateway.networking.k8s.io"
    #expect(field(resource, "/status/listeners/web/conditions/Programmed/status") == .routing)
    #expect(field(resource, "/status/listeners/web/attachedRoutes") == .churn)
    #expect(field(resource, "/status/addresses/1.2.3.4") == .routing)
  }

  @Test func ingressAnnotationsRoute() {
    let resource: ResourceName = "ingresses.networking.k8s.io"
    #expect(
      field(resource, "/metadata/annotations/nginx.ingress.kubernetes.io~1rewrite-target")
        == .routing)
    #expect(
      field(resource, "/metadata/annotations/cert-manager.io~1cluster-issuer") == .cosmetic)
    #expect(field(resource, "/metadata/labels/app") == .cosmetic)
  }

  @Test(arguments: [
    ("ipam", ChangeClass.oneWayDoor), ("cluster-id", .oneWayDoor),
    ("cluster-pool-ipv4-mask-size", .oneWayDoor), ("ipam-default-ip-pool", .capacity),
    ("bpf-lb-algorithm", .routing), ("bpf-lb-map-max", .capacity),
    ("bpf-map-dynamic-size-ratio", .capacity), ("enable-policy", .policy),
    ("routing-mode", .disruptive), ("mtu", .disruptive), ("debug", .cosmetic),
    ("enable-hubble-open-metrics", .cosmetic),
  ])
  func ciliumSettings(_ key: String, _ expected: ChangeClass) {
    #expect(field("configmaps", "cilium-config", in: "kube-system", "/data/\(key)") == expected)
  }

  @Test(arguments: [
    ("coredns", "/data/Corefile", ChangeClass.routing),
    ("kube-proxy", "/data/config.conf", .disruptive),
    ("kubeadm-config", "/data/ClusterConfiguration", .disruptive),
    ("antrea-config", "/data/antrea-agent.conf", .disruptive),
    ("amazon-vpc-cni", "/data/enable-network-policy-controller", .policy),
    ("amazon-vpc-cni", "/data/warm-ip-target", .capacity),
    ("calico-config", "/data/cluster_type", .cosmetic),
    ("coredns", "/metadata/labels/x", .cosmetic),
  ])
  func configMaps(_ name: String, _ text: String, _ expected: ChangeClass) {
    #expect(field("configmaps", name, in: "kube-system", text) == expected)
  }

  // MARK: Workloads

  private let image = "/spec/template/spec/containers/agent/image"

  @Test func agentsAreNotAnyDaemonSet() {
    let resource: ResourceName = "daemonsets.apps"
    for name in ["cilium", "kube-proxy", "calico-node", "kube-proxy-windows", "aws-node"] {
      #expect(field(resource, name, in: "kube-system", image) == .disruptive, "\(name)")
    }
    #expect(field(resource, "ebs-csi-node", in: "kube-system", image) == .churn)
    #expect(field(resource, "node-local-dns", in: "kube-system", image) == .routing)
    #expect(field(resource, "renamed", in: "calico-system", image) == .disruptive)
    let restarted = "/spec/template/metadata/annotations/kubectl.kubernetes.io~1restartedAt"
    #expect(field(resource, "cilium", in: "kube-system", restarted) == .disruptive)
    #expect(field(resource, "cilium", in: "kube-system", "/status/numberReady") == .churn)
    #expect(field(resource, "cilium", in: "kube-system", "/spec/updateStrategy/type") == .cosmetic)
  }

  @Test func deployments() {
    let resource: ResourceName = "deployments.apps"
    #expect(field(resource, "coredns", in: "kube-system", image) == .routing)
    #expect(field(resource, "coredns", in: "kube-system", "/spec/replicas") == .capacity)
    #expect(field(resource, "coredns-autoscaler", in: "kube-system", image) == .churn)
    #expect(field(resource, "cilium-operator", in: "kube-system", image) == .churn)
    #expect(field(resource, "controller", in: "ingress-nginx", image) == .routing)
  }

  // MARK: Pools

  @Test func pools() {
    #expect(field("ciliumpodippools.cilium.io", "/spec/ipv4/maskSize") == .oneWayDoor)
    #expect(field("ciliumpodippools.cilium.io", "/spec/ipv4/cidrs/0") == .capacity)
    for group in ["crd.projectcalico.org", "projectcalico.org"] {
      let pools = ResourceName("ippools.\(group)")
      #expect(field(pools, "/spec/cidr") == .disruptive)
      #expect(field(pools, "/spec/blockSize") == .disruptive)
      #expect(field(pools, "/spec/natOutgoing") == .routing)
      #expect(field(pools, "/spec/disabled") == .capacity)
    }
  }

  // MARK: What one side does not hold

  /// Of annotations that came together, the gravest counts; where none is grave, none is made so.
  @Test func whatIsInsideDecides() {
    let services = classes("services")
    let annotations = path("/metadata/annotations")
    let harmless: JSONValue = .object(["note": "x"])
    let grave: JSONValue = .object(["note": "x", "service.kubernetes.io/topology-mode": "Auto"])
    #expect(services.changeClass(at: annotations, onlyOneSideHolds: harmless) == .cosmetic)
    #expect(services.changeClass(at: annotations, onlyOneSideHolds: grave) == .routing)
    // Without the value only the path speaks.
    #expect(services.changeClass(at: annotations) == .cosmetic)
  }

  @Test func conditionsOfAListAreToldApartByTheirType() {
    let routes = classes("httproutes.gateway.networking.k8s.io")
    let conditions = path("/status/parents/a/conditions")
    func list(_ type: JSONValue) -> JSONValue { [.object(["type": type, "status": "True"])] }
    #expect(routes.changeClass(at: conditions, onlyOneSideHolds: list("Accepted")) == .routing)
    #expect(routes.changeClass(at: conditions, onlyOneSideHolds: list("Tuned")) == .cosmetic)
    #expect(routes.changeClass(at: conditions, onlyOneSideHolds: []) == .cosmetic)
  }

  @Test func aWholeConfigMapsDataIsAsGraveAsItsKeys() {
    let cilium = classes("configmaps", "cilium-config", in: "kube-system")
    let data = path("/data")
    #expect(
      cilium.changeClass(at: data, onlyOneSideHolds: .object(["debug": "true"])) == .cosmetic)
    #expect(
      cilium.changeClass(at: data, onlyOneSideHolds: .object(["debug": "true", "ipam": "eni"]))
        == .oneWayDoor)
  }
}
