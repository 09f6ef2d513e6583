import ClusterObjects

extension TestCluster {
  /// A small cluster as it comes out of kubeadm, with one application: three nodes, kube-proxy in
  /// mode iptables, CoreDNS, Services with EndpointSlices and Pods, an Ingress, and the Gateway API
  /// (`v1` and `v1beta1`) with a Gateway and an HTTPRoute.
  package static func small(
    uid: String = "6d1f3c52-8a0e-4a57-9c55-2f4b7a1c9e10"
  ) -> TestCluster {
    let cluster = TestCluster(uid: uid)
    cluster.addNodes()
    cluster.addSystem()
    cluster.addApplication()
    cluster.addGatewayAPI()
    return cluster
  }

  private func addNodes() {
    for (index, name) in ["control-plane-1", "worker-1", "worker-2"].enumerated() {
      let role =
        index == 0 ? ",\"node-role.kubernetes.io/control-plane\":\"\"" : ""
      put(
        json: """
          {"apiVersion":"v1","kind":"Node","metadata":{"name":"\(name)","labels":{
          "kubernetes.io/hostname":"\(name)","kubernetes.io/os":"linux",
          "topology.kubernetes.io/zone":"zone-\(index)"\(role)}},
          "spec":{"podCIDR":"10.244.\(index).0/24","podCIDRs":["10.244.\(index).0/24"]},
          "status":{"addresses":[{"type":"InternalIP","address":"10.0.0.\(10 + index)"},
          {"type":"Hostname","address":"\(name)"}],
          "conditions":[{"type":"Ready","status":"True","reason":"KubeletReady",
          "lastHeartbeatTime":"2026-11-01T09:00:00Z",
          "lastTransitionTime":"2026-11-01T08:00:30Z"}],
          "nodeInfo":{"kubeletVersion":"v1.34.2","kubeProxyVersion":"","osImage":"Linux",
          "kernelVersion":"6.12.0","operatingSystem":"linux","architecture":"amd64",
          "containerRuntimeVersion":"containerd://2.1.0","machineID":"","systemUUID":"",
          "bootID":""}}}
          """)
    }
  }

  private func addSystem() {
    put(
      json: #"""
        {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"kube-proxy",
        "namespace":"kube-system","labels":{"app":"kube-proxy"}},"data":{"config.conf":
        "apiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration\n\#
        mode: iptables\nclusterCIDR: 10.244.0.0/16\n"}}
        """#)
    put(
      json: #"""
        {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"coredns",
        "namespace":"kube-system"},"data":{"Corefile":
        ".:53 {\n    errors\n    health\n    kubernetes cluster.local in-addr.arpa ip6.arpa\n\#
            forward . /etc/resolv.conf\n    cache 30\n}\n"}}
        """#)
    put(Self.workload("DaemonSet", "kube-proxy", in: "kube-system"))
    put(Self.workload("Deployment", "coredns", in: "kube-system"))
    addService("kubernetes", in: "default", address: "10.96.0.1", port: 443, pods: ["10.0.0.10"])
    addService(
      "kube-dns", in: "kube-system", address: "10.96.0.10", port: 53,
      pods: ["10.244.1.2", "10.244.2.2"])
    put(
      json: """
        {"apiVersion":"networking.k8s.io/v1","kind":"ServiceCIDR","metadata":{
        "name":"kubernetes"},"spec":{"cidrs":["10.96.0.0/12"]}}
        """)
  }

  private func addApplication() {
    put(Self.workload("Deployment", "web", in: "shop"))
    addService("web", in: "shop", address: "10.96.7.7", port: 80, pods: ["10.244.1.7"])
    for index in 1...2 {
      put(
        json: """
          {"apiVersion":"v1","kind":"Pod","metadata":{"name":"web-6f7c9d8b5-x\(index)",
          "namespace":"shop","labels":{"app":"web"}},"spec":{"nodeName":"worker-\(index)",
          "containers":[{"name":"web","image":"registry.example.com/web:1"}]},
          "status":{"phase":"Running","podIP":"10.244.\(index).7",
          "podIPs":[{"ip":"10.244.\(index).7"}],"hostIP":"10.0.0.\(10 + index)"}}
          """)
    }
    put(
      json: """
        {"apiVersion":"networking.k8s.io/v1","kind":"IngressClass","metadata":{"name":"nginx"},
        "spec":{"controller":"k8s.io/ingress-nginx"}}
        """)
    put(
      json: """
        {"apiVersion":"networking.k8s.io/v1","kind":"Ingress","metadata":{"name":"web",
        "namespace":"shop","annotations":{"nginx.ingress.kubernetes.io/ssl-redirect":"true"}},
        "spec":{"ingressClassName":"nginx","rules":[{"host":"shop.example.com","http":{"paths":[{
        "path":"/","pathType":"Prefix","backend":{"service":{"name":"web","port":{"number":80}}}}
        ]}}]},"status":{"loadBalancer":{"ingress":[{"ip":"192.0.2.80"}]}}}
        """)
  }

  private static func workload(
    _ kind: String, _ name: String, in namespace: String
  ) -> JSONValue {
    let labels = JSONValue.object(["k8s-app": .string(name)])
    return .object([
      "apiVersion": "apps/v1", "kind": .string(kind),
      "metadata": .object([
        "name": .string(name), "namespace": .string(namespace), "labels": labels,
        "generation": 1,
      ]),
      "spec": .object([
        "selector": .object(["matchLabels": labels]),
        "template": .object([
          "metadata": .object(["labels": labels]),
          "spec": .object([
            "containers": [
              .object([
                "name": .string(name), "image": .string("registry.example.com/\(name):1"),
              ])
            ]
          ]),
        ]),
      ]),
      "status": .object(["observedGeneration": 1]),
    ])
  }

  private func addService(
    _ name: String, in namespace: String, address: String, port: Int, pods: [String]
  ) {
    put(
      json: """
        {"apiVersion":"v1","kind":"Service","metadata":{"name":"\(name)",
        "namespace":"\(namespace)","labels":{"app":"\(name)"}},"spec":{"type":"ClusterIP",
        "clusterIP":"\(address)","clusterIPs":["\(address)"],"ipFamilies":["IPv4"],
        "ipFamilyPolicy":"SingleStack","internalTrafficPolicy":"Cluster",
        "sessionAffinity":"None","selector":{"app":"\(name)"},"ports":[{"name":"main",
        "protocol":"TCP","port":\(port),"targetPort":\(port)}]},"status":{"loadBalancer":{}}}
        """)
    let endpoints = pods.map { "{\"addresses\":[\"\($0)\"],\"conditions\":{\"ready\":true}}" }
    put(
      json: """
        {"apiVersion":"discovery.k8s.io/v1","kind":"EndpointSlice","metadata":{
        "name":"\(name)-abcde","namespace":"\(namespace)","labels":{
        "kubernetes.io/service-name":"\(name)",
        "endpointslice.kubernetes.io/managed-by":"endpointslice-controller.k8s.io"}},
        "addressType":"IPv4","endpoints":[\(endpoints.joined(separator: ","))],
        "ports":[{"name":"main","protocol":"TCP","port":\(port)}]}
        """)
  }
}
