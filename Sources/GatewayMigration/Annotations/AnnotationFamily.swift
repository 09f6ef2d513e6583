/// The annotations of one product under one prefix.
struct AnnotationFamily: Sendable {
  let product: AnnotationProduct
  /// Without the `/`.
  let prefix: String
  let groups: [AnnotationGroup]

  var entries: [AnnotationEntry] {
    groups.flatMap { group in
      group.names.map { name in
        AnnotationEntry(
          name: "\(prefix)/\(name)", product: product, meaning: group.meaning,
          cases: group.cases, leader: group.leader)
      }
    }
  }
}
