import ClusterObjects
import JSONScanner
import Testing

/// Objects of older versions are stored as the API server would answer them today: what the
/// conversions of Kubernetes make of the same fields (cited in each conversion).
struct VersionConversionTests {
  /// What is stored of an object: `body` follows apiVersion, kind and metadata.
  private func stored(
    _ resource: ResourceName, _ kind: String, _ apiVersion: String, _ body: String
  ) throws -> String {
    let text =
      "{\"apiVersion\":\"\(apiVersion)\",\"kind\":\"\(kind)\",\"metadata\":{\"name\":\"a\"}"
    return try StoredObject(of: "\(text),\(body)}", as: resource, apiVersion: apiVersion).text
  }

  /// That an older body is stored as the newer one, note and all.
  private func expect(
    _ old: String, is new: String, _ resource: ResourceName, _ kind: String, _ older: String
  ) throws {
    let today = try #require(ResourceCatalogue.current[resource]?.apiVersions.first)
    #expect(try stored(resource, kind, older, old) == stored(resource, kind, today, new))
  }

  // MARK: Ingress

  @Test(arguments: ["extensions/v1beta1", "networking.k8s.io/v1beta1"])
  func ingress(_ apiVersion: String) throws {
    try expect(
      """
      "spec":{"backend":{"serviceName":"all","servicePort":"http"},"ingressClassName":"nginx",
      "tls":[{"hosts":["a"],"secretName":"t"}],
      "rules":[{"host":"a","http":{"paths":[
        {"path":"/x","backend":{"serviceName":"web","servicePort":80}},
        {"path":"/y","pathType":"Exact","backend":{"serviceName":"web","servicePort":"http"}}]}},
        {"host":"b"}]},"status":{"loadBalancer":{"ingress":[{"ip":"10.0.0.1"}]}}
      """,
      is: """
        "spec":{"defaultBackend":{"service":{"name":"all","port":{"name":"http"}}},
        "ingressClassName":"nginx","tls":[{"hosts":["a"],"secretName":"t"}],
        "rules":[{"host":"a","http":{"paths":[
          {"path":"/x","pathType":"ImplementationSpecific",
            "backend":{"service":{"name":"web","port":{"number":80}}}},
          {"path":"/y","pathType":"Exact",
            "backend":{"service":{"name":"web","port":{"name":"http"}}}}]}},
          {"host":"b"}]},"status":{"loadBalancer":{"ingress":[{"ip":"10.0.0.1"}]}}
        """, "ingresses.networking.k8s.io", "Ingress", apiVersion)
  }

  @Test(
    arguments: [
      (#"{"serviceName":"a","servicePort":80}"#, #"{"service":{"name":"a","port":{"number":80}}}"#),
      (
        #"{"serviceName":"a","servicePort":"80"}"#,
        #"{"service":{"name":"a","port":{"name":"80"}}}"#
      ),
      (#"{"serviceName":"a"}"#, #"{"service":{"name":"a","port":{}}}"#),
      (#"{"serviceName":"a","servicePort":0}"#, #"{"service":{"name":"a","port":{}}}"#),
      (#"{"servicePort":80}"#, #"{"service":{"name":"","port":{"number":80}}}"#),
      (#"{"servicePort":""}"#, #"{"service":{"name":"","port":{}}}"#),
      // Another kind of backend, beside which the server writes the port 0.
      (
        #"{"resource":{"kind":"Bucket","name":"b"},"servicePort":0}"#,
        #"{"resource":{"kind":"Bucket","name":"b"}}"#
      ),
      (#"{}"#, #"{}"#),
    ])
  func ingressBackend(_ old: String, _ new: String) throws {
    try expect(
      #""spec":{"backend":\#(old)}"#, is: #""spec":{"defaultBackend":\#(new)}"#,
      "ingresses.networking.k8s.io", "Ingress", "extensions/v1beta1")
  }

  /// What has no place in today's version stays where it is, and the version is noted.
  @Test(arguments: [
    #""spec":{"backend":{"serviceName":"a"},"defaultBackend":{"service":{"name":"b"}}}"#,
    #""spec":{"defaultBackend":{"serviceName":1,"servicePort":80}}"#,
  ])
  func whatHasNoPlaceInAnIngressStays(_ body: String) throws {
    let text = try stored("ingresses.networking.k8s.io", "Ingress", "extensions/v1beta1", body)
    #expect(text.contains(#""apiVersion":"networking.k8s.io/v1""#))
    #expect(text.contains(body.replacing("\"spec\":", with: "")))
  }

  @Test func theVersionIsNotedWhereSomethingIsLeft() throws {
    let leftover = try stored(
      "ingresses.networking.k8s.io", "Ingress", "extensions/v1beta1",
      #""spec":{"backend":{"serviceName":1,"servicePort":80}}"#)
    #expect(
      leftover == #"{"apiVersion":"networking.k8s.io/v1","kind":"Ingress","metadata":{"name":"a"},"#
        + #""netlapse/apiVersion":"extensions/v1beta1","#
        + #""spec":{"defaultBackend":{"serviceName":1,"servicePort":80}}}"#)
  }

  @Test(arguments: [
    #""spec":null"#, #""spec":[]"#, #""spec":{"rules":{}}"#, #""spec":{"rules":[1,{"http":[]}]}"#,
    #""spec":{"rules":[{"http":{"paths":[null,"x"]}}]}"#, #""spec":{"backend":null}"#,
  ])
  func oddIngressesStayAsTheyAre(_ body: String) throws {
    try expect(body, is: body, "ingresses.networking.k8s.io", "Ingress", "extensions/v1beta1")
  }

  @Test func anIngressOfTodayIsLeftAlone() throws {
    let body =
      #""spec":{"backend":{"serviceName":"a"},"rules":[{"http":{"paths":[{"path":"/"}]}}]}"#
    let text = try stored("ingresses.networking.k8s.io", "Ingress", "networking.k8s.io/v1", body)
    #expect(text.contains(body))
  }

  @Test func whatIsNeverStoredIsNotAfterAConversion() throws {
    let text = """
      {"kind":"Ingress","metadata":{"name":"a","resourceVersion":"7","annotations":{
      "kubectl.kubernetes.io/last-applied-configuration":"x","kubernetes.io/ingress.class":"nginx",
      "u":"https://me:secret@host/"}},"spec":{}}
      """
    let object = try StoredObject(
      of: text, as: "ingresses.networking.k8s.io", apiVersion: "extensions/v1beta1")
    #expect(
      object.text == #"{"apiVersion":"networking.k8s.io/v1","kind":"Ingress","metadata":{"#
        + #""annotations":{"kubernetes.io/ingress.class":"nginx","u":"https://<masked>@host/"},"#
        + #""name":"a"},"spec":{}}"#)
  }

  @Test func aNameThatStandsTwiceIsRefusedInOldVersionsToo() throws {
    #expect(throws: JSONSyntaxError.self) {
      try stored(
        "ingresses.networking.k8s.io", "Ingress", "extensions/v1beta1",
        #""spec":{"backend":{"serviceName":"a"},"backend":{"serviceName":"b"}}"#)
    }
  }

  @Test(
    arguments: [
      (#"{"kind":"P","name":"p"}"#, #"{"kind":"P","name":"p","scope":"Cluster"}"#),
      (#"{"kind":"P","name":"p","scope":null}"#, #"{"kind":"P","name":"p","scope":"Cluster"}"#),
      (#"{"kind":"P","scope":"Namespace"}"#, #"{"kind":"P","scope":"Namespace"}"#),
      ("null", "null"),
    ])
  func ingressClass(_ old: String, _ new: String) throws {
    try expect(
      #""spec":{"controller":"c","parameters":\#(old)}"#,
      is: #""spec":{"controller":"c","parameters":\#(new)}"#,
      "ingressclasses.networking.k8s.io", "IngressClass", "networking.k8s.io/v1beta1")
  }

  // MARK: EndpointSlice

  @Test(
    arguments: [
      // Zone and node have fields of their own; what is left is deprecated.
      (
        #""topology":{"kubernetes.io/hostname":"n1","topology.kubernetes.io/zone":"z","x":"y"}"#,
        #""nodeName":"n1","zone":"z","deprecatedTopology":{"x":"y"}"#
      ),
      (
        #""nodeName":"n1","topology":{"kubernetes.io/hostname":"n1"}"#, #""nodeName":"n1""#
      ),
      // A host that differs from the node is kept.
      (
        #""nodeName":"n1","topology":{"kubernetes.io/hostname":"h","#
          + #""topology.kubernetes.io/zone":"z"}"#,
        #""nodeName":"n1","zone":"z","deprecatedTopology":{"kubernetes.io/hostname":"h"}"#
      ),
      (#""nodeName":null,"topology":{"kubernetes.io/hostname":"h"}"#, #""nodeName":"h""#),
      (#""topology":{}"#, #""hints":null"#), (#""topology":null"#, #""hints":null"#),
      (#""nodeName":"n1""#, #""nodeName":"n1""#),
    ])
  func endpointSlice(_ old: String, _ new: String) throws {
    let (head, tail) = (#""addressType":"IPv4","endpoints":[{"addresses":["10.0.0.1"],"#, "}]")
    let old =
      old.hasPrefix(#""topology":{}"#) || old.hasPrefix(#""topology":null"#)
      ? old + #","hints":null"# : old
    try expect(
      head + old + tail, is: head + new + tail, "endpointslices.discovery.k8s.io",
      "EndpointSlice", "discovery.k8s.io/v1beta1")
  }

  @Test(arguments: [
    #"{"deprecatedTopology":{"a":"b"},"topology":{"c":"d"}}"#, #"{"topology":{"a":1}}"#,
    #"{"topology":"x"}"#, #"{"topology":{"a":"b"},"zone":"z"}"#,
  ])
  func whatHasNoPlaceInAnEndpointSliceStays(_ endpoint: String) throws {
    let text = try stored(
      "endpointslices.discovery.k8s.io", "EndpointSlice", "discovery.k8s.io/v1beta1",
      #""endpoints":[\#(endpoint)]"#)
    #expect(text.contains(endpoint))
    #expect(text.contains(#""netlapse/apiVersion":"discovery.k8s.io/v1beta1""#))
  }

  // MARK: PodDisruptionBudget

  @Test(
    arguments: [
      (#"{"matchLabels":{"a":"b"}}"#, #"{"matchLabels":{"a":"b"}}"#),
      // Empty was nothing and is everything.
      (
        "{}",
        #"{"matchExpressions":[{"key":"LABEL","operator":"Exists"}]}"#
      ),
      (
        #"{"matchExpressions":[{"key":"LABEL","operator":"DoesNotExist"}]}"#,
        "{}"
      ),
      (
        #"{"matchExpressions":[{"key":"LABEL","operator":"Exists"},"#
          + #"{"key":"k","operator":"Exists"}]}"#,
        #"{"matchExpressions":[{"key":"k","operator":"Exists"}]}"#
      ),
      ("null", "null"),
    ])
  func podDisruptionBudget(_ old: String, _ new: String) throws {
    let resource: ResourceName = "poddisruptionbudgets.policy"
    let label = "pdb.kubernetes.io/deprecated-v1beta1-empty-selector-match"
    let text = { (version: String, selector: String) in
      let selector = selector.replacing("LABEL", with: label)
      return """
        {"apiVersion":"policy/\(version)","kind":"PodDisruptionBudget","metadata":{"name":"a",
        "namespace":"kube-system"},"spec":{"minAvailable":1,"selector":\(selector)}}
        """
    }
    let stored = try StoredObject(
      of: text("v1beta1", old), as: resource, apiVersion: "policy/v1beta1")
    #expect(try stored.text == StoredObject(of: text("v1", new), as: resource).text)
  }

  // MARK: Same shape

  @Test(
    arguments: [
      ("httproutes.gateway.networking.k8s.io", "gateway.networking.k8s.io/v1beta1"),
      ("gateways.gateway.networking.k8s.io", "gateway.networking.k8s.io/v1beta1"),
      ("gatewayclasses.gateway.networking.k8s.io", "gateway.networking.k8s.io/v1beta1"),
      ("grpcroutes.gateway.networking.k8s.io", "gateway.networking.k8s.io/v1alpha2"),
      ("referencegrants.gateway.networking.k8s.io", "gateway.networking.k8s.io/v1alpha2"),
      ("networkpolicies.networking.k8s.io", "extensions/v1beta1"),
      ("ipaddresses.networking.k8s.io", "networking.k8s.io/v1beta1"),
    ] as [(ResourceName, String)])
  func versionsThatDifferByName(_ name: ResourceName, _ older: String) throws {
    let resource = try #require(ResourceCatalogue.current[name])
    try expect(
      #""spec":{"x":[1]}"#, is: #""spec":{"x":[1]}"#, name, resource.kind, older)
    // An item of a typed list says neither.
    let item = #"{"metadata":{"name":"a"},"spec":{}}"#
    #expect(
      try StoredObject(of: item, as: name, apiVersion: older).text
        == StoredObject(of: item, as: name).text)
  }

  @Test func versionsOfAnotherShapeAreRecordedAsTheyAre() throws {
    let text = try stored(
      "backendtlspolicies.gateway.networking.k8s.io", "BackendTLSPolicy",
      "gateway.networking.k8s.io/v1alpha2", #""spec":{"targetRef":{"name":"a"}}"#)
    #expect(text.contains("v1alpha2"))
  }
}
