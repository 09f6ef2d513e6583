/// Pods as the API writes them, some 3.5 KB each with `managedFields`. They are put together as
/// text: as trees, tens of thousands of them would take minutes.
struct PodText {
  let index: Int
  let namespace: String
  let name: String
  let uid: String
  let resourceVersion: Int
  let nodeName: String
  let labels: String
  let app: String

  init(index: Int, namespace: String, nodeNames: [String], uid: String, resourceVersion: Int) {
    self.index = index
    self.namespace = namespace
    self.uid = uid
    self.resourceVersion = resourceVersion
    app = "app-\(index / 10 % 200)"
    // Letters of which Kubernetes makes random names, without vowels.
    let letters = Array("bcdfghjklmnpqrstvwxz2456789")
    var rest = UInt32(truncatingIfNeeded: index) &* 2_654_435_761
    let random = (0..<5).map { _ in
      defer { rest /= 27 }
      return letters[Int(rest % 27)]
    }
    name = "\(app)-6f7c9d8b5-\(String(random))-\(index)"
    nodeName = nodeNames[index % nodeNames.count]
    labels = "{\"app\":\"\(app)\",\"pod-template-hash\":\"6f7c9d8b5\"}"
  }

  /// Unlike for every 2^24 pods.
  private var address: String { "10.\(64 + index >> 16 & 63).\(index >> 8 & 255).\(index & 255)" }

  /// The object from its first member on.
  var tail: [UInt8] {
    Array("\(metadata),\"spec\":\(spec),\"status\":\(status)}".utf8)
  }

  private var metadata: String {
    """
    "metadata":{"name":"\(name)","generateName":"\(app)-6f7c9d8b5-","namespace":"\(namespace)",\
    "uid":"\(uid)","resourceVersion":"\(resourceVersion)","generation":1,\
    "creationTimestamp":"2026-11-01T08:00:00Z","labels":\(labels),\
    "annotations":{"prometheus.io/port":"8080","prometheus.io/scrape":"true"},\
    "ownerReferences":[{"apiVersion":"apps/v1","kind":"ReplicaSet","name":"\(app)-6f7c9d8b5",\
    "uid":"\(uid)","controller":true,"blockOwnerDeletion":true}],\(Self.managedFields)}
    """
  }

  private static let managedFields = """
    "managedFields":[{"manager":"kube-controller-manager","operation":"Update","apiVersion":"v1",\
    "time":"2026-11-01T08:00:00Z","fieldsType":"FieldsV1","fieldsV1":{"f:metadata":{\
    "f:annotations":{".":{},"f:prometheus.io/port":{},"f:prometheus.io/scrape":{}},\
    "f:generateName":{},"f:labels":{".":{},"f:app":{},"f:pod-template-hash":{}},\
    "f:ownerReferences":{".":{},"k:{\\"uid\\":\\"0\\"}":{}}},"f:spec":{"f:containers":{\
    "k:{\\"name\\":\\"web\\"}":{".":{},"f:env":{".":{},"k:{\\"name\\":\\"PORT\\"}":{".":{},\
    "f:name":{},"f:value":{}}},"f:image":{},"f:imagePullPolicy":{},"f:name":{},"f:ports":{".":{},\
    "k:{\\"containerPort\\":8080,\\"protocol\\":\\"TCP\\"}":{".":{},"f:containerPort":{},\
    "f:name":{},"f:protocol":{}}},"f:resources":{".":{},"f:limits":{".":{},"f:memory":{}},\
    "f:requests":{".":{},"f:cpu":{},"f:memory":{}}},"f:terminationMessagePath":{},\
    "f:terminationMessagePolicy":{}}},"f:dnsPolicy":{},"f:restartPolicy":{},"f:schedulerName":{},\
    "f:securityContext":{},"f:terminationGracePeriodSeconds":{}}}},{"manager":"kubelet",\
    "operation":"Update","apiVersion":"v1","time":"2026-11-01T08:00:09Z","fieldsType":"FieldsV1",\
    "fieldsV1":{"f:status":{"f:conditions":{"k:{\\"type\\":\\"Ready\\"}":{".":{},\
    "f:lastTransitionTime":{},"f:status":{},"f:type":{}}},"f:containerStatuses":{},"f:hostIP":{},\
    "f:phase":{},"f:podIP":{},"f:podIPs":{".":{}},"f:startTime":{}}},"subresource":"status"}]
    """

  private var spec: String {
    """
    {"volumes":[{"name":"token","projected":{"sources":[{"serviceAccountToken":{\
    "expirationSeconds":3607,"path":"token"}},{"configMap":{"name":"kube-root-ca.crt","items":[{\
    "key":"ca.crt","path":"ca.crt"}]}}],"defaultMode":420}}],"containers":[{"name":"web",\
    "image":"registry.example.com/shop/\(app):1.4.\(index % 7)","ports":[{"name":"http",\
    "containerPort":8080,"protocol":"TCP"}],"env":[{"name":"PORT","value":"8080"}],\
    "resources":{"limits":{"memory":"256Mi"},"requests":{"cpu":"50m","memory":"256Mi"}},\
    "volumeMounts":[{"name":"token","readOnly":true,\
    "mountPath":"/var/run/secrets/kubernetes.io/serviceaccount"}],\
    "terminationMessagePath":"/dev/termination-log","terminationMessagePolicy":"File",\
    "imagePullPolicy":"IfNotPresent"}],"restartPolicy":"Always",\
    "terminationGracePeriodSeconds":30,"dnsPolicy":"ClusterFirst","serviceAccountName":"default",\
    "serviceAccount":"default","nodeName":"\(nodeName)","securityContext":{},\
    "schedulerName":"default-scheduler","tolerations":[{"key":"node.kubernetes.io/not-ready",\
    "operator":"Exists","effect":"NoExecute","tolerationSeconds":300}],"priority":0,\
    "enableServiceLinks":true,"preemptionPolicy":"PreemptLowerPriority"}
    """
  }

  private var status: String {
    """
    {"phase":"Running","conditions":[\(Self.conditions)],"hostIP":"10.0.0.\(index % 250 + 1)",\
    "podIP":"\(address)","podIPs":[{"ip":"\(address)"}],"startTime":"2026-11-01T08:00:00Z",\
    "containerStatuses":[{"name":"web","state":{"running":{"startedAt":"2026-11-01T08:00:08Z"}},\
    "lastState":{},"ready":true,"restartCount":0,\
    "image":"registry.example.com/shop/\(app):1.4.\(index % 7)",\
    "containerID":"containerd://\(uid)","started":true}],"qosClass":"Burstable"}
    """
  }

  private static let conditions = ["PodScheduled", "Initialized", "ContainersReady", "Ready"].map {
    "{\"type\":\"\($0)\",\"status\":\"True\",\"lastProbeTime\":null,"
      + "\"lastTransitionTime\":\"2026-11-01T08:00:09Z\"}"
  }.joined(separator: ",")
}
