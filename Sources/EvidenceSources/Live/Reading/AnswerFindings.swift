import ClusterObjects

/// What the answers to one question held.
struct AnswerFindings: Sendable {
  /// The objects, in the order they came.
  let objects: [CollectedObject]
  /// Their canonical bytes.
  let contents: [UInt8]
  /// By what each object can be told from another version of itself, in the same order; nil for
  /// what does not say. Empty when nobody wanted to know.
  let identities: [ItemIdentity?]
  /// What was given and not taken.
  let refused: RefusedEvidence
  /// UIDs of `kube-system` namespaces.
  let clusterUIDs: Set<String>
  /// Resources of which objects came in a version that cannot be read.
  let unreadable: Set<ResourceName>

  init(_ assembly: borrowing EvidenceAssembly) {
    objects = assembly.objects
    contents = assembly.contents
    identities = assembly.identities
    refused = assembly.refused
    clusterUIDs = assembly.clusterUIDs
    unreadable = assembly.unreadable
  }
}
