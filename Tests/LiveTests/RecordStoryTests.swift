import ClusterObjects
import Foundation
import Subprocess
import TestAPIServer
import TestSupport
import Testing

/// Recording as somebody does it in a terminal, from cron and as a service.
struct RecordStoryTests {
  private static func served(
    _ cluster: TestCluster = .small(), _ body: (TestAPIServer, RecordedProgram) async throws -> Void
  ) async throws {
    var options = TestServerOptions()
    options.identity = try TestAuthority().server()
    try await TestAPIServer.serving(cluster, options) { server in
      try await RecordedProgram.with { program in
        var config = TestKubeconfig(server)
        config.contextName = "prod"
        try program.write(config)
        try await body(server, program)
      }
    }
  }

  private static func document(_ text: String) throws -> JSONValue {
    try JSONValue(parsing: Array(text.utf8))
  }

  @Test func aChangeIsSeenBetweenTwoSnapshots() async throws {
    try await Self.served { server, program in
      let first = try await program.run("netlapse record -o json")
      #expect(first.status == 0, "\(first.errors)")
      let report = try Self.document(first.output)["snapshots"]?.elements?.first
      #expect(report?["timeSource"] == "live")
      #expect(report?["snapshot"]?["cluster"]?["uid"]?.text == server.cluster.uid)
      #expect(report?["snapshot"]?["cluster"]?["name"] == "prod")
      #expect(report?["snapshot"]?["evidence"] == "live evidence")
      server.cluster.edit(
        group: "", plural: "configmaps", namespace: "kube-system", name: "kube-proxy"
      ) {
        $0["data"]?["config.conf"] = .string(
          "apiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration\n"
            + "mode: nftables\nclusterCIDR: 10.244.0.0/16\n")
      }
      server.forbid(["pods"])
      #expect(try await program.run("netlapse record").status == 0)
      let diff = try await program.run("netlapse diff")
      #expect(diff.status == 1, "\(diff.errors)")
      #expect(diff.output.contains("nftables"), "\(diff.output)")
      // The Pods are not called gone: nobody could see them.
      #expect(diff.output.contains("pods"), "\(diff.output)")
      #expect(!diff.output.contains("web-6f7c9d8b5-x1"), "\(diff.output)")
      let list = try await program.run("netlapse snapshots")
      #expect(list.output.contains("forbidden"), "\(list.output)")
    }
  }

  @Test func whichReadsAreMissingIsToldBeforehand() async throws {
    try await Self.served { server, program in
      let all = try await program.run("netlapse doctor --live")
      #expect(all.status == 0, "\(all.output)\(all.errors)")
      server.forbid(["pods"])
      for flags in ["", " --ssar"] {
        let some = try await program.run("netlapse doctor --live\(flags)")
        #expect(some.status == 3, "\(some.output)\(some.errors)")
        #expect(some.output.contains("pods"))
      }
      let posts = server.requests.filter { $0.method != "GET" }
      #expect(!posts.isEmpty)
      #expect(posts.allSatisfy { $0.path.hasSuffix("/selfsubjectaccessreviews") })
    }
  }

  @Test func oneOfTwoClustersMayBeDown() async throws {
    try await Self.served { server, program in
      var other = TestKubeconfig(url: "https://127.0.0.1:1")
      other.contextName = "gone"
      try program.write(other.text, to: "other")
      let both = ["KUBECONFIG": program.path("kubeconfig") + ":" + program.path("other")]
      let outcome = try await program.run(
        "netlapse record --context gone --context prod -o json",
        environment: both)
      #expect(outcome.status == 69)
      let report = try Self.document(outcome.output)
      #expect(report["snapshots"]?.elements?.count == 1)
      #expect(report["errors"]?.elements?.count == 1)
      #expect(report["errors"]?.elements?.first?["path"] == "gone")
    }
  }

  @Test func aServiceRecordsUntilItIsStopped() async throws {
    try await Self.served { server, program in
      let outcome = try await program.run(
        "netlapse record --every 1s --jitter 0s --timeout 60s --metrics-file metrics.prom"
      ) { send in
        try await Self.wait(for: program) { program.read("metrics.prom").contains("prod") }
        try await Self.wait(for: program) { server.requests.count { $0.path == "/version" } > 3 }
        try send(.terminate)
      }
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.seconds < 100)
      let list = try await program.run("netlapse snapshots -o json")
      let count = try Self.document(list.output)["snapshots"]?.elements?.count ?? 0
      #expect(count >= 2, "\(list.output)")
      #expect(try await program.run("netlapse doctor").status == 0)
      #expect(program.read("metrics.prom").contains("netlapse_snapshot"))
    }
  }

  @Test func aServiceSurvivesWhatItsClusterDoes() async throws {
    try await Self.served { server, program in
      let outcome = try await program.run(
        "netlapse record --every 1s --jitter 0s --timeout 60s --listen 127.0.0.1:0"
      ) { send in
        try await Self.wait(for: program) { server.requests.count > 40 }
        server.accept(tokens: ["another-one"])
        try await Self.wait(for: program) { program.read(".errors").contains("HTTP 401") }
        // Somebody logs in again: the kubeconfig is another one by now.
        var config = TestKubeconfig(server)
        config.contextName = "prod"
        config.token = "another-one"
        try program.write(config)
        server.forgetRequests()
        try await Self.wait(for: program) { server.requests.count > 40 }
        try send(.interrupt)
      }
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(!outcome.errors.contains("another-one"))
      #expect(try await program.run("netlapse doctor").status == 0)
    }
  }

  @Test func metricsThatCannotBeWrittenDoNotCostASnapshot() async throws {
    try await Self.served { _, program in
      let outcome = try await program.run("netlapse record --metrics-file missing/metrics.prom")
      #expect(outcome.errors.contains("missing/metrics.prom"), "\(outcome.errors)")
      #expect(try await program.run("netlapse snapshots").status == 0)
    }
  }

  @Test func twoRecordersShareOneStore() async throws {
    try await Self.served { _, program in
      async let one = program.run("sh -c 'netlapse record >/dev/null 2>&1'")
      async let other = program.run("sh -c 'netlapse record >/dev/null 2>&1'")
      let statuses = try await [one.status, other.status]
      #expect(statuses == [0, 0])
      let list = try await program.run("netlapse snapshots -o json")
      #expect(try Self.document(list.output)["snapshots"]?.elements?.count == 2)
    }
  }

  @Test func nothingIsStoredOfACollectionThatIsBrokenOff() async throws {
    try await Self.served { server, program in
      server.inject(TestFault(.stall(afterBytes: 20), path: "/api/v1/pods"))
      let outcome = try await program.run("netlapse record") { send in
        try await Self.wait(for: program) { server.requests.contains { $0.path == "/api/v1/pods" } }
        try send(.interrupt)
      }
      #expect(outcome.status == 130, "\(outcome.errors)")
      #expect(outcome.seconds < 60)
      #expect(try await program.run("netlapse snapshots").status == 66)
    }
  }

  @Test func whatComesLateCostsOnlyItself() async throws {
    try await Self.served { server, program in
      server.inject(TestFault(.stall(afterBytes: 20), path: "/api/v1/pods"))
      let outcome = try await program.run("netlapse record --request-timeout 24s -o json")
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.seconds < 120)
      #expect(outcome.output.contains("gave no whole answer within"), "\(outcome.output)")
    }
  }

  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/kubectl"), "needs kubectl"))
  func kubectlSeesTheSame() async throws {
    try await Self.served { server, program in
      let asking = try await program.run("netlapse record --via kubectl")
      #expect(asking.status == 77, "\(asking.errors)")
      #expect(asking.errors.contains("asks for a user name"), "\(asking.errors)")
      var config = TestKubeconfig(server)
      config.contextName = "prod"
      config.token = "recorder"
      try program.write(config)
      #expect(try await program.run("netlapse record").status == 0)
      let outcome = try await program.run("netlapse record --via kubectl --context prod -o json")
      #expect(outcome.status == 0, "\(outcome.errors)")
      let diff = try await program.run("netlapse diff")
      #expect(diff.status == 0, "\(diff.output)\(diff.errors)")
      server.forbid(["pods"])
      let some = try await program.run("netlapse record --via kubectl --context prod")
      #expect(some.status == 0, "\(some.errors)")
      #expect(try await program.run("netlapse diff").status == 3)
    }
  }

  /// Waits for something that a process does, at most a minute.
  private static func wait(
    for program: RecordedProgram, _ isDone: () throws -> Bool
  ) async throws {
    for _ in 0..<2400 {
      if try isDone() { return }
      try await Task.sleep(for: .milliseconds(25))
    }
    Issue.record("it did not happen within a minute: \(program.read(".errors").suffix(800))")
  }
}
