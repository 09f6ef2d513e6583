import ClusterObjects
import Testing

/// How entries of the catalogue are found, and what holds for all of them.
struct ResourceCatalogueTests {
  private let catalogue = ResourceCatalogue.current

  // MARK: Looking up

  @Test(
    arguments: [
      ("services", "services"), ("service", "services"), ("svc", "services"), ("SVC", "services"),
      ("Service", "services"), ("nodes", "nodes"), ("no", "nodes"), ("ns", "namespaces"),
      ("po", "pods"), ("pod", "pods"), ("ep", "endpoints"), ("cm", "configmaps"),
      ("endpointslice", "endpointslices.discovery.k8s.io"),
      ("endpointslices", "endpointslices.discovery.k8s.io"),
      ("ds", "daemonsets.apps"), ("daemonsets.apps", "daemonsets.apps"),
      ("deploy", "deployments.apps"), ("Deployment", "deployments.apps"),
      ("ing", "ingresses.networking.k8s.io"), ("ingress", "ingresses.networking.k8s.io"),
      ("netpol", "networkpolicies.networking.k8s.io"), ("pdb", "poddisruptionbudgets.policy"),
      ("crd", "customresourcedefinitions.apiextensions.k8s.io"),
      ("crds", "customresourcedefinitions.apiextensions.k8s.io"),
      ("gc", "gatewayclasses.gateway.networking.k8s.io"),
      ("gtw", "gateways.gateway.networking.k8s.io"),
      ("httproute", "httproutes.gateway.networking.k8s.io"),
      ("HTTPRoute", "httproutes.gateway.networking.k8s.io"),
      ("refgrant", "referencegrants.gateway.networking.k8s.io"),
      ("cn", "ciliumnodes.cilium.io"), ("ciliumnode", "ciliumnodes.cilium.io"),
      ("svcex", "serviceexports.multicluster.x-k8s.io"),
      ("nnc", "nodenetworkconfigs.acn.azure.com"),
      // The core one, and of several groups the one that comes first.
      ("endpoints", "endpoints"), ("gateway", "gateways.gateway.networking.k8s.io"),
      ("gateways", "gateways.gateway.networking.k8s.io"),
      ("gateways.submariner.io", "gateways.submariner.io"),
      ("endpoints.submariner.io", "endpoints.submariner.io"),
      ("kvstore:cilium/state", "kvstore:cilium/state"), ("version", "version"),
      ("ingresses.extensions", "ingresses.networking.k8s.io"),
    ] as [(String, ResourceName)])
  func asAPersonCallsIt(_ text: String, _ expected: ResourceName) {
    #expect(catalogue.resource(called: text)?.name == expected)
  }

  @Test(arguments: ["", "x", "service ", "services.v1", "httproutes.gateway", "*", "all"])
  func asNobodyCallsIt(_ text: String) {
    #expect(catalogue.resource(called: text) == nil)
  }

  @Test(
    arguments: [
      ("v1", "Service", "services"), ("v1", "Endpoints", "endpoints"),
      ("apps/v1", "DaemonSet", "daemonsets.apps"),
      ("networking.k8s.io/v1", "Ingress", "ingresses.networking.k8s.io"),
      ("gateway.networking.k8s.io/v1", "Gateway", "gateways.gateway.networking.k8s.io"),
      ("submariner.io/v1", "Gateway", "gateways.submariner.io"),
      ("submariner.io/v1", "Endpoint", "endpoints.submariner.io"),
      ("crd.projectcalico.org/v1", "IPPool", "ippools.crd.projectcalico.org"),
      ("projectcalico.org/v3", "IPPool", "ippools.projectcalico.org"),
      ("operator.openshift.io/v1", "Network", "networks.operator.openshift.io"),
      ("config.openshift.io/v1", "Network", "networks.config.openshift.io"),
      // A version that nobody has taught netlapse to read still has its entry.
      ("v2", "Service", "services"),
      ("networking.k8s.io/v9", "Ingress", "ingresses.networking.k8s.io"),
      // A group that served it before.
      ("extensions/v1beta1", "Ingress", "ingresses.networking.k8s.io"),
      ("extensions/v1beta1", "NetworkPolicy", "networkpolicies.networking.k8s.io"),
    ] as [(String, String, ResourceName)])
  func byKind(_ apiVersion: String, _ kind: String, _ expected: ResourceName) {
    #expect(catalogue.resource(apiVersion: apiVersion, kind: kind)?.name == expected)
  }

  @Test(arguments: [
    ("apps/v1", "Service"), ("v1", "service"), ("v1", "ServiceList"), ("v1", "Ingress"),
    ("extensions/v1beta1", "Deployment"), ("", ""), ("v1", ""), ("/v1", "Gateway"),
    ("networking.istio.io/v1", "Gateway"), ("apps/v1", "StatefulSet"),
  ])
  func kindsWithoutEntry(_ apiVersion: String, _ kind: String) {
    #expect(catalogue.resource(apiVersion: apiVersion, kind: kind) == nil)
  }

  @Test(
    arguments: [
      ("/api/v1/services", "services", "v1", nil), ("/api/v1/nodes?limit=500", "nodes", "v1", nil),
      ("/api/v1/namespaces", "namespaces", "v1", nil),
      ("/api/v1/namespaces/shop/services", "services", "v1", "shop"),
      ("/api/v1/namespaces/shop/pods?limit=1&continue=a/b", "pods", "v1", "shop"),
      ("/apis/apps/v1/daemonsets", "daemonsets.apps", "v1", nil),
      ("/apis/apps/v1/namespaces/kube-system/daemonsets", "daemonsets.apps", "v1", "kube-system"),
      (
        "/apis/gateway.networking.k8s.io/v1beta1/httproutes",
        "httproutes.gateway.networking.k8s.io",
        "v1beta1", nil
      ),
      (
        "/apis/discovery.k8s.io/v1/namespaces/a/endpointslices", "endpointslices.discovery.k8s.io",
        "v1", "a"
      ),
      (
        "/apis/extensions/v1beta1/namespaces/a/ingresses", "ingresses.networking.k8s.io",
        "v1beta1", "a"
      ),
      ("api/v1/services", "services", "v1", nil), ("/api/v1/services/", "services", "v1", nil),
    ] as [(String, ResourceName, String, String?)])
  func byRequestPath(
    _ path: String, _ name: ResourceName, _ version: String, _ namespace: String?
  ) {
    let found = catalogue.resource(atPath: path)
    #expect(found?.resource.name == name)
    #expect(found?.version == version)
    #expect(found?.namespace == namespace)
  }

  @Test(arguments: [
    "", "/", "/api", "/api/v1", "/apis", "/apis/apps", "/apis/apps/v1", "/api/v1/secrets",
    "/api/v1/namespaces/shop", "/api/v1/namespaces/shop/services/web", "/api/v1/services/web",
    "/apis/apps/v1/namespaces/shop", "/apis/apps/v1/services", "/api/v1/daemonsets", "/version",
    "/healthz", "/foo/v1/services", "/apis/v1/services", "?", "/?/api/v1/services",
    "/api/v1/namespaces/shop/pods/web/log", "//", "/apis/apps/v1/namespaces//",
  ])
  func pathsThatListNothingRecorded(_ path: String) {
    #expect(catalogue.resource(atPath: path) == nil)
  }

  @Test(arguments: [
    (
      "/api/v1/namespaces/kube-system/configmaps/coredns", "configmaps", "v1", "kube-system/coredns"
    ),
    ("/api/v1/namespaces/kube-system", "namespaces", "v1", "/kube-system"),
    ("/api/v1/nodes/worker-1?pretty=true", "nodes", "v1", "/worker-1"),
    ("/apis/apps/v1/namespaces/a/daemonsets/b", "daemonsets.apps", "v1", "a/b"),
    (
      "/apis/gateway.networking.k8s.io/v1beta1/gatewayclasses/c",
      "gatewayclasses.gateway.networking.k8s.io", "v1beta1", "/c"
    ),
  ])
  func objectsAtPaths(_ path: String, _ name: String, _ version: String, _ place: String) {
    let found = catalogue.object(atPath: path)
    #expect(found?.resource.name.text == name)
    #expect(found?.version == version)
    #expect(found.map { "\($0.namespace)/\($0.name)" } == place)
  }

  @Test(arguments: [
    "", "/version", "/api/v1", "/api/v1/nodes", "/api/v1/namespaces/shop/services",
    "/api/v1/services/web", "/api/v1/namespaces/shop/nodes/worker-1", "/api/v1/nodes/a/status",
    "/api/v1/namespaces/shop/pods/web/log", "/api/v1/namespaces/shop/secrets/token",
    "/apis/apps/v1/namespaces/shop", "/api/v1/namespaces/shop/status",
  ])
  func pathsThatAskForNoObjectThatIsRecorded(_ path: String) {
    #expect(catalogue.object(atPath: path) == nil)
  }

  // MARK: All entries

  @Test func namesAreUniqueAndInOrder() {
    let names = catalogue.resources.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names == names.sorted())
  }

  @Test(arguments: ResourceCatalogue.current.resources.map(\.name.text))
  func everyEntry(_ text: String) throws {
    let resource = try #require(catalogue[ResourceName(text)])
    #expect(resource.name.text == text)
    #expect(catalogue.resource(called: text)?.name == resource.name)
    #expect(catalogue.resource(called: text.uppercased())?.name == resource.name)
    #expect(!resource.kind.isEmpty && !resource.feeds.isEmpty && resource.recipe >= 1)
    #expect(Set(resource.shortNames).count == resource.shortNames.count)
    switch resource.origin {
    case .elsewhere: #expect(resource.versions.isEmpty && resource.group.isEmpty)
    case .api:
      #expect(!resource.versions.isEmpty)
      #expect(resource.name.text == text.lowercased())
      for version in resource.apiVersions {
        let found = catalogue.resource(apiVersion: version, kind: resource.kind)
        #expect(found?.name == resource.name)
        let path = (version.contains("/") ? "/apis/" : "/api/") + version + "/"
        #expect(catalogue.resource(atPath: path + resource.plural)?.resource.name == resource.name)
        let inNamespace = catalogue.resource(atPath: path + "namespaces/a/" + resource.plural)
        #expect(inNamespace?.resource.name == resource.name && inNamespace?.namespace == "a")
      }
    }
  }

  /// A short name that two entries claim would find one of them by chance.
  @Test func shortNamesAreUnique() {
    let shortNames = catalogue.resources.flatMap(\.shortNames)
    let repeated = Set(shortNames.filter { name in shortNames.filter { $0 == name }.count > 1 })
    #expect(repeated == [])
    let plurals = Set(
      catalogue.resources.map(\.plural) + catalogue.resources.map { $0.kind.lowercased() })
    #expect(plurals.intersection(shortNames) == [])
  }
}
