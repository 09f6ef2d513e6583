import ClusterObjects
import NetworkModel

/// The ReferenceGrants of a moment
/// (https://gateway-api.sigs.k8s.io/reference/spec/#referencegrant).
struct GrantBook {
  /// Something of one kind in one namespace that wants to refer to something in another one.
  struct Referrer: Hashable {
    let kind: String
    let namespace: String
  }

  /// What is referred to.
  struct Referent {
    let group: String
    let kind: String
    let namespace: String
    let name: String
  }

  private struct Grant: Hashable {
    let from: Referrer
    let group: String
    let kind: String
    let namespace: String
    /// Nil: all of the kind.
    let name: String?
  }

  private var grants: Set<Grant> = []
  /// Why there may be more grants; nil: these are all.
  let unseen: UnknownReason?

  init(_ list: ObjectList) {
    unseen = list.unseen
    for object in list.objects {
      for from in object.elements("spec", "from") {
        guard from["group"]?.text == ParentReference.gatewayGroup,
          let kind = from["kind"]?.text, let namespace = from["namespace"]?.text
        else { continue }
        for to in object.elements("spec", "to") {
          guard let targetKind = to["kind"]?.text else { continue }
          grants.insert(
            Grant(
              from: Referrer(kind: kind, namespace: namespace), group: to["group"]?.text ?? "",
              kind: targetKind, namespace: object.key.namespace,
              name: to["name"]?.text.flatMap { $0.isEmpty ? nil : $0 }))
        }
      }
    }
  }

  /// Whether there is a grant; nil: none was seen, and there may be one.
  func allows(_ referrer: Referrer, _ referent: Referent) -> Bool? {
    if referrer.namespace == referent.namespace { return true }
    for name in [referent.name, nil] {
      let grant = Grant(
        from: referrer, group: referent.group, kind: referent.kind,
        namespace: referent.namespace, name: name)
      if grants.contains(grant) { return true }
    }
    return unseen == nil ? false : nil
  }
}
