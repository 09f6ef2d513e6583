/// The Gateway API comes from another channel
/// (https://gateway-api.sigs.k8s.io/concepts/versioning/#release-channels).
struct GatewayChannelMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.disruptive, .routing, .cosmetic]

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    if change.from?.value?.word == "none" {
      return ChangeJudgement(.cosmetic, "the Gateway API is installed where it was not")
    }
    if change.to?.value?.word == "none" {
      return ChangeJudgement(.disruptive, "the Gateway API is gone, and all its objects with it")
    }
    if Self.isExperimental(change.from), !Self.isExperimental(change.to) {
      return ChangeJudgement(
        .disruptive,
        "no kind is of the experimental channel any more: its fields are dropped from objects when "
          + "they are next written, and kinds that only it has may be gone")
    }
    return ChangeJudgement(
      .routing, "fields and kinds are served of which the form may still change, or more of them")
  }

  private static func isExperimental(_ fact: Fact?) -> Bool {
    fact?.value?.word == "experimental" || fact?.value?.words.contains("experimental") == true
  }
}
