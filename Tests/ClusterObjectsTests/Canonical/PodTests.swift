import ClusterObjects
import Testing

/// Of pods only what the network needs is stored.
struct PodTests {
  private static let pod = #"""
    {"apiVersion":"v1","kind":"Pod",
     "metadata":{"name":"web-1","namespace":"NAMESPACE","uid":"u","resourceVersion":"9",
       "creationTimestamp":"2026-01-01T00:00:00Z","labels":{"app":"web"},"generateName":"web-",
       "annotations":{"secret.io/token":"abc"},
       "ownerReferences":[{"apiVersion":"apps/v1","kind":"ReplicaSet","name":"web","uid":"r",
         "controller":true,"blockOwnerDeletion":true}]},
     "spec":{"nodeName":"n1","hostNetwork":true,"dnsPolicy":"None",
       "dnsConfig":{"nameservers":["10.0.0.10"],"options":[{"name":"ndots","value":"2"}]},
       "serviceAccountName":"sa","volumes":[{"name":"v"}],"tolerations":[],
       "initContainers":[{"name":"i","env":[{"name":"HTTP_PROXY","value":"http://p"}]}],
       "containers":[
         {"name":"app","image":"registry/app@sha256:1","command":["sh"],"args":["--token=x"],
          "ports":[{"containerPort":8080,"protocol":"TCP","name":"http"}],
          "env":[{"name":"PASSWORD","value":"hunter2"},
                 {"name":"HTTPS_PROXY","value":"http://user:pass@proxy:3128"},
                 {"name":"KEY","valueFrom":{"secretKeyRef":{"name":"s","key":"k"}}},
                 {"name":"no_proxy","value":"10.0.0.0/8,.svc"}],
          "envFrom":[{"secretRef":{"name":"s"}}],"resources":{},"volumeMounts":[]},
         {"name":"side","image":"side:1","env":[{"name":"A","value":"1"}]},
         {"name":"plain","image":"plain:1","env":[]}]},
     "status":{"phase":"Running","reason":"x","message":"m","hostIP":"192.0.2.1",
       "hostIPs":[{"ip":"192.0.2.1"}],"podIP":"10.0.0.5","podIPs":[{"ip":"10.0.0.5"}],
       "qosClass":"Burstable","startTime":"2026-01-01T00:00:00Z",
       "conditions":[
         {"type":"Initialized","status":"True","lastTransitionTime":"t"},
         {"type":"Ready","status":"False","reason":"r","message":"m","lastProbeTime":null,
          "lastTransitionTime":"t"},
         {"type":"PodScheduled","status":"True"}],
       "containerStatuses":[
         {"name":"app","ready":true,"restartCount":7,"image":"registry/app","imageID":"x@sha256:1",
          "containerID":"c","started":true,"state":{"running":{"startedAt":"t"}},
          "lastState":{"terminated":{"reason":"OOMKilled","exitCode":137,"finishedAt":"f",
            "startedAt":"s","containerID":"c","message":"m"}}},
         {"name":"side","ready":false,"restartCount":0,"lastState":{}}]}}
    """#

  private static let metadata =
    #"{"apiVersion":"v1","kind":"Pod","metadata":{"creationTimestamp":"2026-01-01T00:00:00Z","#
    + #""name":"web-1","namespace":"NAMESPACE","ownerReferences":[{"controller":true,"#
    + #""kind":"ReplicaSet","name":"web"}],"uid":"u"},"#

  private static let appRest =
    #""name":"app","ports":[{"containerPort":8080,"name":"http","protocol":"TCP"}]}"#
  private static let appStart =
    #"{"env":[{"name":"HTTPS_PROXY","value":"http://<masked>@proxy:3128"},"#
    + #"{"name":"no_proxy","value":"10.0.0.0/8,.svc"}],"#

  private static let specRest =
    #""dnsConfig":{"nameservers":["10.0.0.10"],"options":[{"name":"ndots","value":"2"}]},"#
    + #""dnsPolicy":"None","hostNetwork":true,"nodeName":"n1"},"#

  private static let statusRest =
    #""hostIP":"192.0.2.1","hostIPs":[{"ip":"192.0.2.1"}],"phase":"Running","podIP":"10.0.0.5","#
    + #""podIPs":[{"ip":"10.0.0.5"}],"reason":"x"}}"#

  @Test func anApplicationsPod() throws {
    let text = Self.pod.replacing("NAMESPACE", with: "shop")
    let expected =
      Self.metadata + #""spec":{"containers":["# + Self.appStart + Self.appRest
      + #",{"name":"side"},{"name":"plain"}],"# + Self.specRest
      + #""status":{"conditions":[{"status":"False","type":"Ready"}],"# + Self.statusRest
    #expect(
      try StoredObject(of: text, as: "pods").text
        == expected.replacing("NAMESPACE", with: "shop"))
  }

  /// Where the network is run from, images, command lines and restarts are kept too.
  @Test(arguments: ["kube-system", "calico-system", "ingress-nginx"])
  func aPodOfTheNetworkSystem(_ namespace: String) throws {
    let text = Self.pod.replacing("NAMESPACE", with: namespace)
    let expected =
      Self.metadata + #""spec":{"containers":["#
      + #"{"args":["--token=<withheld>"],"command":["<withheld>"],"# + Self.appStart.dropFirst()
      + #""image":"registry/app@sha256:1","# + Self.appRest
      + #",{"image":"side:1","name":"side"},{"image":"plain:1","name":"plain"}],"# + Self.specRest
      + #""status":{"conditions":[{"status":"False","type":"Ready"}],"containerStatuses":["#
      + #"{"lastState":{"terminated":{"exitCode":137,"finishedAt":"f","reason":"OOMKilled"}},"#
      + #""name":"app","ready":true,"restartCount":7},"#
      + #"{"lastState":{},"name":"side","ready":false,"restartCount":0}],"# + Self.statusRest
    #expect(
      try StoredObject(of: text, as: "pods").text
        == expected.replacing("NAMESPACE", with: namespace))
  }

  /// Two pods that differ in nothing that is kept are the same content.
  @Test func whatIsNotKeptMakesNoDifference() throws {
    let text = Self.pod.replacing("NAMESPACE", with: "shop")
    var other = text
    for (old, new) in [
      ("hunter2", "hunter3"), ("\"restartCount\":7", "\"restartCount\":8"), ("abc", "def"),
      ("user:pass", "admin:1234"), ("lastTransitionTime\":\"t", "lastTransitionTime\":\"u"),
      ("sha256:1", "sha256:2"), ("\"resourceVersion\":\"9\"", "\"resourceVersion\":\"10\""),
    ] {
      #expect(other.contains(old))
      other = other.replacing(old, with: new)
    }
    #expect(try StoredObject(of: text, as: "pods").text == StoredObject(of: other, as: "pods").text)
  }

  @Test(arguments: [
    "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "no_proxy",
    "all_proxy",
  ])
  func everyProxyVariable(_ name: String) throws {
    #expect(try environment(name, "http://proxy:3128") == "http://proxy:3128")
  }

  /// A proxy may be given without a scheme.
  @Test(arguments: [
    ("http://user:pass@proxy:3128", "http://<masked>@proxy:3128"),
    ("user:pass@proxy:3128", "<masked>@proxy:3128"), ("user@proxy", "<masked>@proxy"),
    ("user:p@ss@proxy:3128", "<masked>@proxy:3128"), ("proxy:3128", "proxy:3128"),
    ("http://proxy:3128", "http://proxy:3128"), ("", ""), ("*", "*"),
    ("socks5://u:p@[fd00::1]:1080", "socks5://<masked>@[fd00::1]:1080"),
  ])
  func credentialsOfAProxy(_ value: String, _ expected: String) throws {
    #expect(try environment("HTTPS_PROXY", value) == expected)
  }

  @Test(arguments: ["Http_Proxy", "HTTP_PROXY_USER", "PROXY", "FTP_PROXY", "MY_HTTP_PROXY", ""])
  func otherVariables(_ name: String) throws {
    #expect(try environment(name, "http://proxy:3128") == nil)
  }

  /// The value of a container's only variable, nil when the environment is not stored.
  private func environment(_ name: String, _ value: String) throws -> String? {
    let variable = #"{"name":"\#(name)","value":"\#(value)"}"#
    let stored = try StoredObject(
      of: #"{"metadata":{"name":"a"},"spec":{"containers":[{"env":[\#(variable)],"name":"c"}]}}"#,
      as: "pods")
    let start = #"{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"},"spec":{"containers":[{"#
    guard stored.text.hasPrefix(start + #""env":[{"name":"\#(name)","value":""#) else {
      #expect(stored.text == start + #""name":"c"}]}}"#)
      return nil
    }
    let rest = stored.text.dropFirst((start + #""env":[{"name":"\#(name)","value":""#).count)
    let end = #""}],"name":"c"}]}}"#
    #expect(rest.hasSuffix(end))
    return String(rest.dropLast(end.count))
  }
}
