import TestAPIServer
import TestSupport

/// Makes a server fail, and lets it recover, again and again.
struct FaultPlayer {
  /// The token that is let in, most of the time.
  static let token = "recorder"
  private static let places = [
    "/api/v1/pods", "/api/v1/services", "/api/v1/nodes", "/api/v1/namespaces", "/apis",
    "/apis/discovery.k8s.io/v1/endpointslices", "/apis/networking.k8s.io/v1/ingresses",
    "/apis/gateway.networking.k8s.io/v1/httproutes", "/api/v1/namespaces/kube-system", "/version",
    "",
  ]

  private let server: TestAPIServer
  private var chance: SeededGenerator

  init(_ server: TestAPIServer, seed: UInt64) {
    self.server = server
    chance = SeededGenerator(seed: seed &+ 1000)
  }

  /// Goes on until the task is cancelled.
  consuming func play() async {
    var player = self
    while !Task.isCancelled {
      await player.step()
      try? await Task.sleep(for: .milliseconds(50 + player.chance.index(below: 350)))
      if player.chance.isOne(in: 3) {
        player.server.removeFaults()
        player.server.forbid([])
        player.server.accept(tokens: [Self.token])
        try? await Task.sleep(for: .milliseconds(player.chance.index(below: 1200)))
      }
      // What was asked is of no use here, and would only grow.
      player.server.forgetRequests()
    }
  }

  private mutating func step() async {
    let place = Self.places[chance.index(below: Self.places.count)]
    let times = 1 + chance.index(below: 6)
    switch chance.index(below: 14) {
    case 0: server.forbid([["pods", "services", "ingresses"][chance.index(below: 3)]])
    case 1: server.inject(TestFault(.status(429, retryAfterSeconds: 1), path: place, times: times))
    case 2: server.inject(TestFault(.status(500), path: place, times: times))
    case 3: server.inject(TestFault(.text(503, "upstream connect error"), times: times * 5))
    case 4: server.inject(TestFault(.expired(withToken: true), path: place, times: times))
    case 5:
      server.inject(
        TestFault(.truncate(afterBytes: 100, isChunked: true), path: place, times: times))
    case 6: server.inject(TestFault(.corruptJSON(afterBytes: 60), path: place, times: times))
    case 7: server.inject(TestFault(.closeBeforeAnswer, path: place, times: times))
    case 8: server.inject(TestFault(.htmlPage, path: place, times: times))
    case 9: server.inject(TestFault(.delay(milliseconds: 80), path: place, times: times))
    case 10: server.inject(TestFault(.stall(afterBytes: 50), path: place, times: 1))
    case 11: server.inject(TestFault(.corruptGzip(.cut), path: place, times: times))
    case 12: await server.dropConnections()
    default: server.accept(tokens: ["nobody has this one"])
    }
  }
}
