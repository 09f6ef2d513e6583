package import ClusterObjects

/// What stays on record while it is recorded, and how much of the disk is left free.
package struct HousekeepingRules: Equatable, Sendable {
  /// What stays; an empty policy says nothing.
  package var policy: RetentionPolicy
  /// The most bytes that the store may take; nil: no limit. A store that exceeds it after a
  /// snapshot is brought a twentieth below it.
  package var maxBytes: Int64?
  /// Bytes of the volume that stay free at least: thinning the record needs some itself.
  package var reserveBytesMin: Int64
  /// The same as a share of the store's size; the larger of both counts.
  package var reserveShare: Double
  /// Seconds between two applications of the rules when nothing presses.
  package var pauseSeconds: Int

  package init(
    policy: RetentionPolicy = RetentionPolicy(), maxBytes: Int64? = nil,
    reserveBytesMin: Int64 = 64 << 20, reserveShare: Double = 0.1, pauseSeconds: Int = 900
  ) {
    self.policy = policy
    self.maxBytes = maxBytes
    self.reserveBytesMin = reserveBytesMin
    self.reserveShare = reserveShare
    self.pauseSeconds = pauseSeconds
  }

  /// Whether anything may be dropped at all: what nobody limited is kept, whatever the disk says.
  package var mayDrop: Bool { !policy.isEmpty || maxBytes != nil }

  /// Bytes that are missing from the reserve; 0 when nothing is.
  package func shortageBytes(_ space: StoreSpace) -> Int64 {
    max(0, reserveBytes(space) - space.freeBytes)
  }

  /// Bytes that should be free beside a store.
  package func reserveBytes(_ space: StoreSpace) -> Int64 {
    max(reserveBytesMin, Int64(Double(space.storeBytes) * reserveShare))
  }
}
