/// Calico's IPPools: cidr and blockSize of a pool cannot be changed, but Pods can be moved to
/// another pool while the cluster runs
/// (https://docs.tigera.io/calico/latest/networking/ipam/migrate-pools).
struct CalicoPoolRule: PodRangeRule {
  func applies(in context: ChangeContext) -> Bool {
    context.plugin == .calico && context.ipamMode != "host-local"
  }

  func judge(_ change: RangeListChange, in context: ChangeContext) -> ChangeJudgement {
    change.removed.isEmpty
      ? ChangeJudgement(.capacity, "a pool was added: new Pods may get addresses of it")
      : ChangeJudgement(
        .disruptive,
        "a pool's range is gone, and a pool cannot be edited: the documented way is to add a pool, "
          + "disable the old one, create all Pods of it again and only then delete it; Pods that "
          + "still have an address of the old range lose their routes, and a pool of the old range "
          + "leads back")
  }
}
