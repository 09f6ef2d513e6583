package import JSONScanner

/// The controller of a Pod, as its owner reference names it.
package struct PodController: Hashable, Sendable {
  /// Its kind: `ReplicaSet`, `DaemonSet`, `Node` for a static Pod, ...
  package let kind: String
  /// Its name; of a ReplicaSet that of the Deployment it belongs to.
  package let name: String

  /// Reads the owner that the first reference of a Pod names; nil where there is none.
  package init?(of pod: borrowing JSONScanner) {
    guard pod.nodeCount > 0, let owners = pod.value(at: "metadata", "ownerReferences"),
      pod.next(owners) > owners + 1,
      let kind = pod.stringValue(pod.member(owners + 1, "kind")),
      let name = pod.stringValue(pod.member(owners + 1, "name"))
    else { return nil }
    self.kind = kind
    // A Deployment's pods are owned by a ReplicaSet that is called after it and a hash.
    guard kind == "ReplicaSet", let dash = name.lastIndex(of: "-") else {
      self.name = name
      return
    }
    self.name = String(name[..<dash])
  }

  /// What people call the workload of the Pod of this name: its controller, or for a static Pod
  /// its name without that of the node
  /// (https://kubernetes.io/docs/tasks/configure-pod-container/static-pod/).
  package func workloadName(ofPod pod: String) -> String {
    guard kind == "Node" else { return name }
    let suffix = "-\(name)"
    return pod.hasSuffix(suffix) ? String(pod.dropLast(suffix.count)) : pod
  }
}
