package import ClusterObjects
import NIOConcurrencyHelpers

/// What a cluster holds: the model behind a ``TestAPIServer``. It may be changed from any thread
/// while it is served. Names, UIDs and times are the same in every run.
package final class TestCluster: Sendable {
  /// The UID of the namespace `kube-system`, which names the cluster.
  package let uid: String
  let state: NIOLockedValueBox<State>

  /// What is under the lock.
  struct State {
    var types: [ServedType] = ServedType.ofNewCluster
    var stale: Set<String> = []
    var objects: [ServedType.Place: HeldObjects] = [:]
    var resourceVersion = 1000
    var retained = RetainedLists()
    var gitVersion = "v1.34.2"
    var seed: UInt32
  }

  /// When every object was made, unless it says otherwise itself.
  package static let creationTime = "2026-11-01T08:00:00Z"

  /// A new cluster: it serves the types of an API server that netlapse knows, and holds the
  /// namespaces `default` and `kube-system`, the latter with this UID.
  package init(uid: String) {
    self.uid = uid
    let seed = uid.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
    state = NIOLockedValueBox(State(seed: seed))
    put(Self.namespace("default"))
    var system = Self.namespace("kube-system")
    system["metadata"]?["uid"] = .string(uid)
    put(system)
  }

  // MARK: Types

  /// Serves a type. One kind may be served in several versions: the objects are the same ones,
  /// and a version served earlier is preferred over a later one.
  package func serve(
    group: String, version: String, plural: String, kind: String, namespaced: Bool
  ) {
    let type = ServedType(
      group: group, version: version, plural: plural, kind: kind, isNamespaced: namespaced)
    state.withLockedValue { state in
      state.types.removeAll {
        $0.group == group && $0.version == version && $0.plural == plural
      }
      state.types.append(type)
    }
  }

  /// Serves a type no longer. Its objects are kept for when it is served again.
  package func unserve(group: String, version: String, plural: String) {
    state.withLockedValue { state in
      state.types.removeAll {
        $0.group == group && $0.version == version && $0.plural == plural
      }
    }
  }

  /// Makes a group's version one whose own server (`metrics.k8s.io`, say) is down: discovery calls
  /// it stale, everything below it answers 503. Or ends that.
  package func setStale(_ isStale: Bool, group: String, version: String) {
    state.withLockedValue { state in
      if isStale {
        state.stale.insert(group + "/" + version)
      } else {
        state.stale.remove(group + "/" + version)
      }
    }
  }

  /// What `/version` says, such as `v1.34.2`.
  package var gitVersion: String {
    get { state.withLockedValue(\.gitVersion) }
    set { state.withLockedValue { $0.gitVersion = newValue } }
  }

  // MARK: Objects

  /// Stores an object, told apart by `apiVersion` and `kind`, which have to be served. A UID and a
  /// creation time are given to what has none; the resource version is always the cluster's. What
  /// is already held like this is left alone. A namespace that is missing is made.
  package func put(_ object: JSONValue) {
    state.withLockedValue { Self.put(object, in: &$0) }
  }

  /// Changes an object in its place. Nothing happens where it is missing.
  package func edit(
    group: String, plural: String, namespace: String = "", name: String,
    _ change: (inout JSONValue) -> Void
  ) {
    guard var value = object(group: group, plural: plural, namespace: namespace, name: name)
    else { return }
    change(&value)
    put(value)
  }

  /// Removes an object. Nothing happens where it is missing.
  package func remove(group: String, plural: String, namespace: String = "", name: String) {
    state.withLockedValue { state in
      let place = ServedType.Place(group: group, plural: plural)
      let key = HeldObject.key(namespace, name)
      if state.objects[place]?.remove(key) == true { state.resourceVersion += 1 }
    }
  }

  /// An object as the API gives it, in the preferred version; nil where it is missing.
  package func object(
    group: String, plural: String, namespace: String = "", name: String
  ) -> JSONValue? {
    let bytes: [UInt8]? = state.withLockedValue { state in
      let place = ServedType.Place(group: group, plural: plural)
      guard let type = state.types.first(where: { $0.place == place }) else { return nil }
      return state.objects[place]?[HeldObject.key(namespace, name)]?.bytes(as: type)
    }
    guard let bytes else { return nil }
    do {
      return try JSONValue(parsing: bytes)
    } catch {
      preconditionFailure("\(plural) \(namespace)/\(name) is held as broken JSON: \(error)")
    }
  }

  /// How many objects of a type there are.
  package func count(group: String, plural: String) -> Int {
    state.withLockedValue {
      $0.objects[ServedType.Place(group: group, plural: plural)]?.objects.count ?? 0
    }
  }

  /// The newest resource version.
  package var resourceVersion: Int { state.withLockedValue(\.resourceVersion) }

  /// Forgets the past, as etcd does every five minutes: the `continue` tokens that were given out
  /// until now are answered with 410.
  package func compact() {
    state.withLockedValue { state in
      state.retained.removeAll()
      state.resourceVersion += 1
    }
  }
}
