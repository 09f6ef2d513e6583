import ClusterObjects
import JSONScanner
import Testing

/// What is stored of objects of every kind, and what never is.
struct UniversalFieldsTests {
  @Test func bookkeepingIsDropped() throws {
    let stored = try StoredObject(
      of: #"""
        {
          "kind": "Service", "apiVersion": "v1",
          "metadata": {
            "name": "web", "namespace": "shop", "uid": "u1", "resourceVersion": "42",
            "generation": 3, "selfLink": "/api/v1/namespaces/shop/services/web",
            "creationTimestamp": "2026-01-01T00:00:00Z", "labels": {"b": "2", "a": "1"},
            "managedFields": [{"manager": "kubectl", "fieldsV1": {"f:spec": {}}}],
            "annotations": {
              "team": "a", "kubectl.kubernetes.io/last-applied-configuration": "{\"x\":1}\n"
            }
          },
          "spec": {"ports": [{"port": 80.0, "name": "http"}], "resourceVersion": "kept"},
          "status": {"loadBalancer": {}}
        }
        """#, as: "services")
    #expect(
      stored.text
        == #"{"apiVersion":"v1","kind":"Service","metadata":{"annotations":{"team":"a"},"#
        + #""creationTimestamp":"2026-01-01T00:00:00Z","generation":3,"labels":{"a":"1","b":"2"},"#
        + #""name":"web","namespace":"shop","uid":"u1"},"#
        + #""spec":{"ports":[{"name":"http","port":80}],"resourceVersion":"kept"},"#
        + #""status":{"loadBalancer":{}}}"#
    )
  }

  /// What only held what is not stored goes with it; what was empty as it came stays.
  @Test(arguments: [
    (
      #"{"annotations":{"kubectl.kubernetes.io/last-applied-configuration":"{}"},"name":"a"}"#,
      #"{"name":"a"}"#
    ),
    (
      #"{"annotations":{"kubectl.kubernetes.io\/last-applied-configur\u0061tion":0},"name":"a"}"#,
      #"{"name":"a"}"#
    ),
    (#"{"annotations":{},"name":"a"}"#, #"{"annotations":{},"name":"a"}"#),
    (#"{"annotations":null,"name":"a"}"#, #"{"annotations":null,"name":"a"}"#),
    (
      #"{"labels":{},"name":"a","ownerReferences":[]}"#,
      #"{"labels":{},"name":"a","ownerReferences":[]}"#
    ),
    (#"{"managedFields":[],"name":"a","resourceVersion":""}"#, #"{"name":"a"}"#),
    (
      #"{"annotations":{"last-applied-configuration":"x"},"name":"a"}"#,
      #"{"annotations":{"last-applied-configuration":"x"},"name":"a"}"#
    ),
    (
      #"{"labels":{"kubectl.kubernetes.io/last-applied-configuration":"x"},"name":"a"}"#,
      #"{"labels":{"kubectl.kubernetes.io/last-applied-configuration":"x"},"name":"a"}"#
    ),
  ])
  func metadata(_ metadata: String, _ expected: String) throws {
    let stored = try StoredObject(of: #"{"metadata":\#(metadata),"spec":{}}"#, as: "services")
    #expect(
      stored.text == #"{"apiVersion":"v1","kind":"Service","metadata":\#(expected),"spec":{}}"#)
  }

  @Test func metadataOfNothingElse() throws {
    let stored = try StoredObject(of: #"{"metadata":{"resourceVersion":"1"}}"#, as: "services")
    #expect(stored.text == #"{"apiVersion":"v1","kind":"Service"}"#)
  }

  @Test(arguments: [
    (
      #"[{"type":"Ready","status":"True","lastHeartbeatTime":"t","lastTransitionTime":"s"}]"#,
      #"[{"lastTransitionTime":"s","status":"True","type":"Ready"}]"#
    ),
    (#"[{"type":"A","lastProbeTime":null},{"lastHeartbeatTime":"t"}]"#, #"[{"type":"A"}]"#),
    (#"[]"#, #"[]"#), (#"[{}]"#, #"[{}]"#), (#""odd""#, #""odd""#),
  ])
  func conditions(_ conditions: String, _ expected: String) throws {
    let stored = try StoredObject(
      of: #"{"metadata":{"name":"n"},"status":{"conditions":\#(conditions)}}"#, as: "nodes")
    #expect(
      stored.text == #"{"apiVersion":"v1","kind":"Node","metadata":{"name":"n"},"#
        + #""status":{"conditions":\#(expected)}}"#)
  }

  @Test func heartbeatsElsewhereAreFieldsLikeOthers() throws {
    let text =
      #"{"apiVersion":"v1","kind":"Node","spec":{"conditions":[{"lastHeartbeatTime":"t"}]}}"#
    #expect(try StoredObject(of: text, as: "nodes").text == text)
  }

  @Test func imagesAndVolumesOfNodesAreDropped() throws {
    let stored = try StoredObject(
      of: #"""
        {"apiVersion":"v1","kind":"Node","metadata":{"name":"n","annotations":{"a":"b"}},
         "spec":{"podCIDR":"10.0.0.0/24"},"status":{"images":[{"names":["x"]}],
         "volumesAttached":[{"name":"v"}],"volumesInUse":["v"],
         "nodeInfo":{"kubeletVersion":"v1.33.0"}}}
        """#, as: "nodes")
    #expect(
      stored.text == #"{"apiVersion":"v1","kind":"Node","metadata":{"annotations":{"a":"b"},"#
        + #""name":"n"},"spec":{"podCIDR":"10.0.0.0/24"},"#
        + #""status":{"nodeInfo":{"kubeletVersion":"v1.33.0"}}}"#)
  }

  /// Items of a typed list do not say what they are.
  @Test(arguments: [
    (
      #"{"metadata":{"name":"a"}}"#,
      #"{"apiVersion":"apps/v1","kind":"DaemonSet","metadata":{"name":"a"}}"#
    ),
    (
      #"{"apiVersion":"apps/v1beta2","z":1}"#,
      #"{"apiVersion":"apps/v1beta2","kind":"DaemonSet","z":1}"#
    ),
    (#"{"kind":"DaemonSet","a":1}"#, #"{"a":1,"apiVersion":"apps/v1","kind":"DaemonSet"}"#),
    (#"{}"#, #"{"apiVersion":"apps/v1","kind":"DaemonSet"}"#),
  ])
  func itemsOfTypedLists(_ text: String, _ expected: String) throws {
    #expect(try StoredObject(of: text, as: "daemonsets.apps").text == expected)
  }

  @Test func theListsVersionIsTheItems() throws {
    let stored = try StoredObject(
      of: #"{"spec":{}}"#, as: "tlsroutes.gateway.networking.k8s.io",
      apiVersion: "gateway.networking.k8s.io/v1alpha2")
    #expect(
      stored.text
        == #"{"apiVersion":"gateway.networking.k8s.io/v1alpha2","kind":"TLSRoute","spec":{}}"#)
  }

  @Test func definitionsKeepNamesAndVersionsOnly() throws {
    let stored = try StoredObject(
      of: #"""
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition",
         "metadata":{"name":"httproutes.gateway.networking.k8s.io","uid":"u","labels":{"a":"b"},
           "annotations":{"gateway.networking.k8s.io/bundle-version":"v1.3.0",
             "gateway.networking.k8s.io/channel":"standard","other":"x"}},
         "spec":{"group":"gateway.networking.k8s.io","scope":"Namespaced",
           "names":{"kind":"HTTPRoute","plural":"httproutes","shortNames":["hr"]},
           "versions":[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{}}}]},
         "status":{"storedVersions":["v1"]}}
        """#, as: "customresourcedefinitions.apiextensions.k8s.io")
    #expect(
      stored.text == #"{"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","#
        + #""metadata":{"annotations":{"gateway.networking.k8s.io/bundle-version":"v1.3.0","#
        + #""gateway.networking.k8s.io/channel":"standard"},"#
        + #""name":"httproutes.gateway.networking.k8s.io","uid":"u"},"#
        + #""spec":{"group":"gateway.networking.k8s.io","names":{"kind":"HTTPRoute","#
        + #""plural":"httproutes"},"scope":"Namespaced","#
        + #""versions":[{"name":"v1","served":true,"storage":true}]}}"#)
  }

  /// A definition of some other group: its annotations hold nothing that is kept.
  @Test func emptiedAnnotationsOfADefinition() throws {
    let stored = try StoredObject(
      of: #"{"metadata":{"name":"x","annotations":{"a":"b"}},"spec":{"group":"g","versions":[]}}"#,
      as: "customresourcedefinitions.apiextensions.k8s.io")
    #expect(
      stored.text == #"{"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","#
        + #""metadata":{"name":"x"},"spec":{"group":"g","versions":[]}}"#)
  }

  @Test(arguments: [
    (#"{"metadata":{"name":"a"},"metadata":{}}"#, JSONSyntaxError.Reason.duplicateName("metadata")),
    (#"{"spec":{"weight":1e400}}"#, .numberOutOfRange),
  ])
  func whatNoStoreCanKeep(_ text: String, _ reason: JSONSyntaxError.Reason) {
    let error = #expect(throws: JSONSyntaxError.self) {
      try StoredObject(of: text, as: "services")
    }
    #expect(error?.reason == reason)
  }

  /// What is stored, read again, is stored as it is: archives of netlapse can be read by netlapse.
  @Test(arguments: ResourceCatalogue.current.resources.map(\.name.text))
  func storingWhatWasStored(_ name: String) throws {
    let once = try StoredObject(
      of: #"""
        {"metadata":{"name":"coredns","namespace":"kube-system","resourceVersion":"1",
          "annotations":{"a":"https://u:p@h/"}},
         "data":{"Corefile":"credentials a b\n","x":"y"},
         "spec":{"containers":[{"name":"c","env":[{"name":"X","value":"y"}]}],
           "template":{"spec":{"containers":[{"name":"c","args":["--token=a","--conf=b","c d"],
             "env":[{"name":"X","value":"y"},{"name":"HTTP_PROXY","value":"u:p@h:1"}]}]}},
           "headers":[{"name":"Authorization","value":"x"}]},
         "status":{"conditions":[{"type":"Ready","status":"True","lastHeartbeatTime":"t"}]}}
        """#, as: ResourceName(name))
    #expect(try StoredObject(of: once.text, as: ResourceName(name)).text == once.text)
  }
}
