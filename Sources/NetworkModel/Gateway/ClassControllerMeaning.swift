/// Somebody else serves a class, or the class came, went, was accepted or refused.
struct ClassControllerMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.routing, .cosmetic]

  private let served: String

  /// - Parameter served: what is of a class: `Gateways`.
  init(serves served: String) { self.served = served }

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    guard let old = change.from?.value else {
      return ChangeJudgement(
        .cosmetic, "a new class, which leads no traffic before \(served) name it")
    }
    guard let new = change.to?.value else {
      return ChangeJudgement(.routing, "no controller serves the \(served) of the class any more")
    }
    if let controller = new["controller"], old["controller"] != controller {
      return ChangeJudgement(
        .routing,
        "\(controller.text) serves the \(served) of the class: their addresses and rules "
          + "are set up anew")
    }
    if old["isDefault"] != new["isDefault"] {
      return ChangeJudgement(
        .routing,
        new["isDefault"] == true
          ? "new \(served) that name no class get this one"
          : "new \(served) that name no class no longer get this one")
    }
    switch new["accepted"]?.word {
    case "True":
      return ChangeJudgement(.routing, "its controller accepts the class and serves its \(served)")
    case "False":
      return ChangeJudgement(
        .routing, "its controller refuses the class: its \(served) are not kept up to date")
    default:
      return ChangeJudgement(
        .routing, "its controller no longer says that it accepts the class")
    }
  }
}
