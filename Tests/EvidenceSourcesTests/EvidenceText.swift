/// Small pieces of evidence, as JSON text.
enum EvidenceText {
  /// An object; nil leaves a member out.
  static func object(
    _ kind: String?, _ name: String, in namespace: String? = nil, apiVersion: String? = "v1",
    uid: String? = nil, more: String = ""
  ) -> String {
    var metadata = ["\"name\":\"\(name)\""]
    if let namespace { metadata.append("\"namespace\":\"\(namespace)\"") }
    if let uid { metadata.append("\"uid\":\"\(uid)\"") }
    var members: [String] = []
    if let apiVersion { members.append("\"apiVersion\":\"\(apiVersion)\"") }
    if let kind { members.append("\"kind\":\"\(kind)\"") }
    members.append("\"metadata\":{\(metadata.joined(separator: ","))}")
    if !more.isEmpty { members.append(more) }
    return "{\(members.joined(separator: ","))}"
  }

  static func service(_ name: String, in namespace: String? = nil, port: Int = 80) -> String {
    object("Service", name, in: namespace, more: "\"spec\":{\"ports\":[{\"port\":\(port)}]}")
  }

  static func configMap(_ name: String, in namespace: String, data: String = "{}") -> String {
    object("ConfigMap", name, in: namespace, more: "\"data\":\(data)")
  }

  static func ingress(_ name: String, in namespace: String) -> String {
    object("Ingress", name, in: namespace, apiVersion: "networking.k8s.io/v1")
  }

  static func systemNamespace(uid: String) -> String {
    object("Namespace", "kube-system", uid: uid)
  }

  /// A List, its header before its items.
  static func list(
    _ items: [String], kind: String = "List", apiVersion: String = "v1", metadata: String = "{}"
  ) -> String {
    "{\"kind\":\"\(kind)\",\"apiVersion\":\"\(apiVersion)\",\"metadata\":\(metadata),"
      + "\"items\":[\(items.joined(separator: ","))]}"
  }

  /// A List as kubectl writes it: names sorted, so that its kind stands after its items.
  static func sortedList(
    _ items: [String], kind: String = "List", apiVersion: String = "v1", metadata: String = "{}"
  ) -> String {
    "{\"apiVersion\":\"\(apiVersion)\",\"items\":[\(items.joined(separator: ","))],"
      + "\"kind\":\"\(kind)\",\"metadata\":\(metadata)}"
  }

  static func status(_ code: Int, _ message: String, details: String = "{}") -> String {
    "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\","
      + "\"message\":\"\(message)\",\"details\":\(details),\"code\":\(code)}"
  }

  /// A `coverage.json`.
  static func collection(_ requests: [String], more: String = "") -> String {
    "{\"apiVersion\":\"netlapse/v1\",\"kind\":\"Collection\",\(more)"
      + "\"requests\":[\(requests.joined(separator: ","))]}"
  }

  static func request(
    _ resource: String, _ path: String?, status: Int = 0, error: String? = nil,
    file: String? = nil
  ) -> String {
    var members = ["\"resource\":\"\(resource)\"", "\"exitStatus\":\(status)"]
    if let path { members.append("\"path\":\"\(path)\"") }
    if let error { members.append("\"error\":\"\(error)\"") }
    if let file { members.append("\"file\":\"\(file)\"") }
    return "{\(members.joined(separator: ","))}"
  }
}
