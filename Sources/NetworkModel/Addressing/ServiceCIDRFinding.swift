import ClusterObjects

/// What looking at one place for the ranges of Services came to.
enum ServiceCIDRFinding {
  case found(ServiceCIDRStatement)
  /// The place is there, and what it says cannot be used: no other place answers in its stead.
  case unusable(UnknownReason, by: [Provenance])
  /// There is no such place.
  case absent
  /// Nobody looked.
  case unseen(UnknownReason)

  /// The statement, where there is one.
  var statement: ServiceCIDRStatement? {
    if case .found(let statement) = self { statement } else { nil }
  }

  /// The reason, where nobody looked.
  var unseen: UnknownReason? { if case .unseen(let reason) = self { reason } else { nil } }

  /// Reads a list of ranges out of configuration.
  static func ranges(
    _ texts: [String], basis: Basis = .stated, origin: String, notes: [String] = [],
    by proof: Provenance
  ) -> ServiceCIDRFinding {
    guard let cidrs = IPPrefix.list(texts) else {
      return .unusable(
        UnknownReason("\(origin) says \(texts.joined(separator: ",")), which is no list of ranges"),
        by: [proof])
    }
    return .found(
      ServiceCIDRStatement(
        cidrs: cidrs, basis: basis, origin: origin, notes: notes, proof: [proof]))
  }
}
