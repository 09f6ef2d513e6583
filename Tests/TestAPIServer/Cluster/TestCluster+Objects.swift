import ClusterObjects

extension TestCluster {
  static func namespace(_ name: String) -> JSONValue {
    .object([
      "apiVersion": "v1", "kind": "Namespace",
      "metadata": .object([
        "labels": .object(["kubernetes.io/metadata.name": .string(name)]), "name": .string(name),
      ]),
      "spec": .object(["finalizers": ["kubernetes"]]),
      "status": .object(["phase": "Active"]),
    ])
  }

  static func put(_ object: JSONValue, in state: inout State) {
    let type = type(of: object, in: state)
    guard let name = object["metadata"]?["name"]?.text else {
      preconditionFailure("an object without a name cannot be put: \(object.compactText)")
    }
    let given = object["metadata"]?["namespace"]?.text
    let namespace = type.isNamespaced ? given ?? "default" : ""
    ensureNamespace(namespace, in: &state)
    let held = state.objects[type.place]?[HeldObject.key(namespace, name)]
    var content = content(of: object)
    content["metadata"]?["namespace"] = type.isNamespaced ? .string(namespace) : nil
    guard held == nil || held?.given != content else { return }
    state.resourceVersion += 1
    let uid = object["metadata"]?["uid"]?.text ?? held?.uid ?? nextUID(in: state)
    var whole = object
    whole["apiVersion"] = nil
    whole["kind"] = nil
    whole["metadata"]?["namespace"] = type.isNamespaced ? .string(namespace) : nil
    whole["metadata"]?["uid"] = .string(uid)
    whole["metadata"]?["resourceVersion"] = .string(String(state.resourceVersion))
    if whole["metadata"]?["creationTimestamp"] == nil {
      whole["metadata"]?["creationTimestamp"] = .string(creationTime)
    }
    let stored = HeldObject(
      namespace: namespace, name: name, uid: uid, resourceVersion: state.resourceVersion,
      tail: Array(whole.compactText.utf8.dropFirst()), given: content)
    state.objects[type.place, default: HeldObjects()].put(stored)
  }

  /// A UID that is the same in every run; `offset` counts on where many are made at once.
  static func nextUID(in state: State, offset: Int = 0) -> String {
    let number = String(state.resourceVersion + offset, radix: 16)
    let seed = String(state.seed, radix: 16)
    let zeros = { (count: Int) in String(repeating: "0", count: max(0, count)) }
    return zeros(8 - seed.count) + seed + "-0000-4000-8000-" + zeros(12 - number.count) + number
  }

  static func ensureNamespace(_ namespace: String, in state: inout State) {
    let place = ServedType.Place(group: "", plural: "namespaces")
    if namespace.isEmpty || state.objects[place]?[namespace] != nil { return }
    put(self.namespace(namespace), in: &state)
  }

  private static func type(of object: JSONValue, in state: State) -> ServedType {
    let version = object["apiVersion"]?.text
    let kind = object["kind"]?.text
    guard let type = state.types.first(where: { $0.groupVersion == version && $0.kind == kind })
    else {
      preconditionFailure(
        "\(version ?? "no apiVersion") \(kind ?? "without a kind") is not served: call serve")
    }
    return type
  }

  /// What is compared to tell a change: all but what the server itself sets.
  private static func content(of object: JSONValue) -> JSONValue {
    var content = object
    content["apiVersion"] = nil
    content["metadata"]?["resourceVersion"] = nil
    content["metadata"]?["creationTimestamp"] = nil
    content["metadata"]?["uid"] = nil
    return content
  }
}
