/// Pods of a workload look names up in another order.
struct NDotsMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.routing]

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    guard let dots = change.to?.value?.number else {
      return ChangeJudgement(
        .routing, "its Pods try the search list for other names than before, and first or last")
    }
    let short = "names with fewer than \(dots) \(dots == 1 ? "dot" : "dots")"
    // web.shop has one dot; musl tries such a name nowhere else
    // (https://wiki.musl-libc.org/functional-differences-from-glibc.html#Name-Resolver/DNS).
    let warning =
      dots <= 1
      ? "; a name like service.namespace is then looked up as it is, and programs built with musl "
        + "do not try the search list after it" : ""
    return ChangeJudgement(
      .routing, "its Pods walk the search list first for \(short) only\(warning)")
  }
}
