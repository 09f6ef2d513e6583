import ArgumentParser
import ClusterObjects
import Foundation
import TestAPIServer
import TestSupport

/// `test-cluster serve`: an API server over TLS until standard input ends. Says `ready` when the
/// kubeconfig is written.
struct Serve: AsyncParsableCommand {
  @Option(help: "Where `kubeconfig` is written.")
  var folder: String

  @Option(help: "How many Pods it has beside those of a small cluster.")
  var pods = 0

  @Flag(help: "Objects come, change and go.")
  var churn = false

  @Flag(help: "Answers fail in every way that a server, a proxy or a network has.")
  var faults = false

  @Option(help: "What chance is derived from.")
  var seed: UInt64 = 1

  func run() async throws {
    let cluster = TestCluster.small()
    if pods > 0 {
      cluster.addPods(count: pods, namespaces: (0..<20).map { "team-\($0)" })
    }
    let authority = try TestAuthority()
    var options = TestServerOptions()
    options.identity = try authority.server()
    let server = try await TestAPIServer.start(cluster, options)
    server.accept(tokens: [FaultPlayer.token])
    var kubeconfig = TestKubeconfig(server)
    kubeconfig.token = FaultPlayer.token
    try kubeconfig.text.write(toFile: "\(folder)/kubeconfig", atomically: true, encoding: .utf8)
    let play = Task {
      await withTaskGroup(of: Void.self) { group in
        if churn { group.addTask { await ChurnPlayer(cluster, seed: seed).play() } }
        if faults { group.addTask { await FaultPlayer(server, seed: seed).play() } }
      }
    }
    // Not buffered, as print is in a pipe.
    FileHandle.standardOutput.write(Data("ready\n".utf8))
    // Whoever started this closes the pipe, or is gone and so closed it.
    while readLine() != nil {}
    play.cancel()
    await play.value
    try await server.stop()
  }
}
