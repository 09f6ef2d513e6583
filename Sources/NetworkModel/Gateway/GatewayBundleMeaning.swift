/// Another release of the Gateway API is installed
/// (https://gateway-api.sigs.k8s.io/concepts/versioning/).
struct GatewayBundleMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.disruptive, .routing, .cosmetic]

  /// The first release without v1alpha2 of GRPCRoute and ReferenceGrant
  /// (https://github.com/kubernetes-sigs/gateway-api/releases/tag/v1.2.0).
  private static let withoutAlpha = ProductVersion(1, 2)
  /// The first release whose admission policy refuses to go back
  /// (https://github.com/kubernetes-sigs/gateway-api/releases/tag/v1.5.0).
  private static let guarded = ProductVersion(1, 5)

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    let (old, new) = (Self.versions(change.from), Self.versions(change.to))
    if old == ["none"] {
      return ChangeJudgement(
        .cosmetic,
        "the Gateway API is installed; it leads no traffic before a controller accepts a class")
    }
    if new == ["none"] {
      return ChangeJudgement(
        .disruptive,
        "the Gateway API is gone, and with its kinds all Gateways and routes: what came in by them "
          + "reaches nothing")
    }
    guard old.count == 1, new.count == 1 else {
      return ChangeJudgement(
        .routing,
        new.count > 1
          ? "kinds of several releases are installed: a controller finds fields in one that it "
            + "does not find in the other"
          : "all kinds come from one release again")
    }
    guard let before = ProductVersion(old[0]), let after = ProductVersion(new[0]) else {
      return ChangeJudgement(
        .routing, "another release of the Gateway API: fields and versions may have come or gone")
    }
    if after < before { return Self.downgrade(from: before) }
    var meaning = "a newer release of the Gateway API: fields and kinds may have come, and "
    meaning +=
      before < Self.withoutAlpha && after >= Self.withoutAlpha
      ? "v1alpha2 of GRPCRoute and ReferenceGrant is no longer served"
      : "controllers may not support it yet"
    return ChangeJudgement(.routing, meaning)
  }

  private static func downgrade(from before: ProductVersion) -> ChangeJudgement {
    ChangeJudgement(
      .disruptive,
      "an older release of the Gateway API: fields that it does not know are dropped from Gateways "
        + "and routes when they are next written"
        + (before >= guarded
          ? "; the admission policy safe-upgrades.gateway.networking.k8s.io, which refuses this, "
            + "was not in force" : ""))
  }

  private static func versions(_ fact: Fact?) -> [String] {
    guard let value = fact?.value else { return [] }
    return value.word.map { [$0] } ?? value.words
  }
}
