import ClusterObjects
import NIOConcurrencyHelpers

extension TestCluster {
  /// Adds running pods as the API writes them, some 4 KB each, `managedFields` included. Names and
  /// contents are the same in every run; a second call replaces the pods of the first.
  ///
  /// - Parameters:
  ///   - count: how many.
  ///   - namespaces: the namespaces over which they are spread, made where they are missing.
  ///   - nodeNames: the nodes over which they are spread; they need not exist.
  package func addPods(
    count: Int, namespaces: [String] = ["shop"],
    nodeNames: [String] = ["worker-1", "worker-2", "worker-3"]
  ) {
    state.withLockedValue { state in
      for namespace in namespaces { Self.ensureNamespace(namespace, in: &state) }
      let first = state.resourceVersion + 1
      let pods = (0..<count).map { index in
        let pod = PodText(
          index: index, namespace: namespaces[index % namespaces.count], nodeNames: nodeNames,
          uid: Self.nextUID(in: state, offset: index), resourceVersion: first + index)
        return HeldObject(
          namespace: pod.namespace, name: pod.name, uid: pod.uid,
          resourceVersion: pod.resourceVersion, tail: pod.tail, given: nil)
      }
      state.resourceVersion += count
      let place = ServedType.Place(group: "", plural: "pods")
      state.objects[place, default: HeldObjects()].put(contentsOf: pods)
    }
  }
}
