import ClusterObjects
import Testing

/// Everything that the design lists as recorded from the start is in the catalogue.
struct StartingSetTests {
  @Test(
    arguments: [
      "configmaps", "customresourcedefinitions.apiextensions.k8s.io", "daemonsets.apps",
      "deployments.apps", "endpoints", "endpointslices.discovery.k8s.io", "namespaces",
      "networkpolicies.networking.k8s.io", "nodes", "poddisruptionbudgets.policy", "pods",
      "services",
      "ingresses.networking.k8s.io", "ingressclasses.networking.k8s.io",
      "ipaddresses.networking.k8s.io", "servicecidrs.networking.k8s.io",
      "backendtlspolicies.gateway.networking.k8s.io", "gatewayclasses.gateway.networking.k8s.io",
      "gateways.gateway.networking.k8s.io", "grpcroutes.gateway.networking.k8s.io",
      "httproutes.gateway.networking.k8s.io", "listenersets.gateway.networking.k8s.io",
      "referencegrants.gateway.networking.k8s.io", "tcproutes.gateway.networking.k8s.io",
      "tlsroutes.gateway.networking.k8s.io", "udproutes.gateway.networking.k8s.io",
      "serviceexports.multicluster.x-k8s.io", "serviceimports.multicluster.x-k8s.io",
      "ciliumloadbalancerippools.cilium.io", "ciliumnodeconfigs.cilium.io", "ciliumnodes.cilium.io",
      "ciliumpodippools.cilium.io",
      "bgpconfigurations.crd.projectcalico.org", "blockaffinities.crd.projectcalico.org",
      "clusterinformations.crd.projectcalico.org", "felixconfigurations.crd.projectcalico.org",
      "ipamblocks.crd.projectcalico.org", "ippools.crd.projectcalico.org",
      "bgpconfigurations.projectcalico.org", "blockaffinities.projectcalico.org",
      "clusterinformations.projectcalico.org", "felixconfigurations.projectcalico.org",
      "ipamblocks.projectcalico.org", "ippools.projectcalico.org",
      "installations.operator.tigera.io", "networks.config.openshift.io",
      "networks.operator.openshift.io", "eniconfigs.crd.k8s.amazonaws.com",
      "nodenetworkconfigs.acn.azure.com", "antreaagentinfos.crd.antrea.io",
      "antreacontrollerinfos.crd.antrea.io", "clusters.submariner.io", "endpoints.submariner.io",
      "gateways.submariner.io", "links.multicluster.linkerd.io",
      "agent-status", "cilium-metrics", "coredns-metrics", "hubble-drops", "kube-proxy-metrics",
      "kvstore:cilium/cache", "kvstore:cilium/cluster-config", "kvstore:cilium/state",
      "kvstore:cilium/synced", "mesh-status", "node-conntrack", "node-links",
    ] as [ResourceName])
  func resources(_ name: ResourceName) {
    #expect(ResourceCatalogue.current[name]?.name == name)
  }

  @Test(arguments: [
    "kube-proxy", "kubeadm-config", "kubelet-config", "coredns", "cilium-config", "calico-config",
    "canal-config", "kube-flannel-cfg", "antrea-config", "amazon-vpc-cni", "kube-router-cfg",
    "ip-masq-agent", "nodelocaldns", "node-local-dns",
  ])
  func configMapsOfKubeSystem(_ name: String) throws {
    let configMaps = try #require(ResourceCatalogue.current["configmaps"])
    #expect(configMaps.selection.selects(namespace: "kube-system", name: name))
    #expect(!configMaps.selection.selects(namespace: "default", name: name))
  }

  @Test(arguments: [
    ("openshift-ovn-kubernetes", "ovnkube-config", true), ("cilium", "cilium-config", true),
    ("kube-flannel", "kube-flannel-cfg", true), ("kube-system", "ovnkube-config", false),
    ("openshift-dns", "dns-default", true), ("kube-system", "dns-default", false),
    ("kube-system", "extension-apiserver-authentication", false), ("kube-system", "", false),
    ("", "coredns", false), ("kube-public", "cluster-info", false),
    ("kube-system", "kube-root-ca.crt", false),
  ])
  func otherConfigMaps(_ namespace: String, _ name: String, _ isRecorded: Bool) throws {
    let configMaps = try #require(ResourceCatalogue.current["configmaps"])
    #expect(configMaps.selection.selects(namespace: namespace, name: name) == isRecorded)
  }

  /// Secrets and what carries tokens have no entry, under whatever name.
  @Test(arguments: ["secrets", "secret", "serviceaccounts", "events", "leases", "configs"])
  func whatIsNeverRecorded(_ name: String) {
    #expect(ResourceCatalogue.current.resource(called: name) == nil)
    #expect(ResourceCatalogue.current[ResourceName(name)] == nil)
  }

  @Test func kindsThatAreNeverRecorded() {
    let catalogue = ResourceCatalogue.current
    #expect(catalogue.resource(apiVersion: "v1", kind: "Secret") == nil)
    #expect(catalogue.resource(apiVersion: "v1", kind: "Config") == nil)
    #expect(catalogue.resource(apiVersion: "v1", kind: "List") == nil)
  }
}
