/// What a wire server answers.
struct WireScript: Sendable {
  let respond: @Sendable (WireRequest) -> [WireStep]

  init(_ respond: @escaping @Sendable (WireRequest) -> [WireStep]) { self.respond = respond }
}
