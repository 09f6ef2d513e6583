/// The objects of a resource that a moment shows, never without saying how far it looked.
package struct ObjectList: Sendable {
  /// What was seen, sorted by key.
  package let objects: [EvidenceObject]
  /// Why there may be more; nil: these are all.
  package let unseen: UnknownReason?

  package init(objects: [EvidenceObject], unseen: UnknownReason?) {
    self.objects = objects
    self.unseen = unseen
  }

  /// Whether what is not in it is known not to be there.
  package var isWhole: Bool { unseen == nil }
}
