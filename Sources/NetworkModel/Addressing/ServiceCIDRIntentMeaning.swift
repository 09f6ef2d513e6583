/// kubeadm's configuration names other ranges for Services: an intent, until it sets up API servers
/// again.
struct ServiceCIDRIntentMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.oneWayDoor, .capacity]

  /// ServiceCIDR objects are stable (KEP-1880, https://kep.k8s.io/1880).
  private static let firstWithObjects = ProductVersion(1, 33)

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    let intent =
      "an intent: running API servers keep their ranges until kubeadm writes their manifests "
      + "again, at an upgrade or for a new control plane node, and must then all have the same flag"
    guard let version = context.kubernetesVersion else {
      return ChangeJudgement(
        .oneWayDoor,
        "\(intent); before Kubernetes 1.33 nothing leads back from another range without making "
          + "Services again, and the version is not known")
    }
    if version < Self.firstWithObjects {
      return ChangeJudgement(
        .oneWayDoor,
        "\(intent); in \(version) a range cannot be changed without making Services again")
    }
    return ChangeJudgement(
      .capacity, "\(intent); in \(version) ServiceCIDR objects add and remove ranges without it")
  }
}
