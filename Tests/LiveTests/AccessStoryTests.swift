import Foundation
import TestAPIServer
import Testing

/// What somebody sees who cannot get at a cluster: each reason has words and an exit code of its
/// own, in time, and nothing is on record afterwards.
struct AccessStoryTests {
  /// What goes wrong.
  enum Trouble: String, CaseIterable, Sendable {
    case nobodyListens, nobodyAnswers, expiredCertificate, wrongAuthority, wrongName
    case missingKubeconfig, missingContext, emptyKubeconfig, malformedKubeconfig
    case kubeconfigIsAFolder, revokedToken, pluginFails, pluginHangs, pluginIsMissing
    case pluginPrintsNonsense, loginPage, plainHTTP, nothingMayBeRead
  }

  /// The exit code, words of the message, and words of the hint.
  private static func expected(
    _ trouble: Trouble
  ) -> (status: Int, message: String, hint: String) {
    switch trouble {
    case .nobodyListens: (69, "nothing listens there", "")
    case .nobodyAnswers: (69, "no whole answer within", "--request-timeout")
    case .expiredCertificate: (69, "expired", "")
    case .wrongAuthority: (69, "authority", "certificate-authority")
    case .wrongName: (69, "certificate", "tls-server-name")
    case .missingKubeconfig: (66, "no-such-file", "")
    case .missingContext: (66, "\"elsewhere\"", "test")
    case .emptyKubeconfig: (65, "the kubeconfig is empty", "")
    case .malformedKubeconfig: (65, "is no kubeconfig", "")
    case .kubeconfigIsAFolder: (65, "Is a directory", "")
    case .revokedToken: (77, "HTTP 401", "log in again")
    case .pluginFails: (77, "exited with status 7: token has gone", "kubectl")
    case .pluginHangs: (69, "gave no answer within", "login")
    case .pluginIsMissing: (66, "is not in a folder of the PATH", "install it from the portal")
    case .pluginPrintsNonsense: (65, "printed no JSON", "")
    case .loginPage: (69, "text/html, not JSON", "login page")
    case .plainHTTP: (69, "does not speak TLS", "")
    case .nothingMayBeRead: (69, "cannot list resource", "")
    }
  }

  @Test(arguments: Trouble.allCases) func eachTroubleIsCalledByItsName(
    _ trouble: Trouble
  ) async throws {
    let authority = try TestAuthority()
    var options = TestServerOptions()
    options.identity = try Self.identity(authority, trouble)
    try await TestAPIServer.serving(.small(), options) { server in
      try await RecordedProgram.with { program in
        try Self.prepare(trouble, server, program)
        let flags = trouble == .missingContext ? " --context elsewhere" : ""
        let file = trouble == .missingKubeconfig ? " --kubeconfig no-such-file" : ""
        for command in ["record --once", "doctor --live"] {
          // Only these wait for the end of it.
          let isHanging = trouble == .nobodyAnswers || trouble == .pluginHangs
          let outcome = try await program.run(
            "netlapse \(command) --request-timeout \(isHanging ? 4 : 60)s\(flags)\(file)")
          let (status, message, hint) = Self.expected(trouble)
          // Rights are what the doctor is asked about.
          let isAnswer = trouble == .nothingMayBeRead && command == "doctor --live"
          let all = outcome.output + outcome.errors
          #expect(outcome.status == (isAnswer ? 3 : status), "\(command): \(all)")
          if isAnswer { continue }
          #expect(outcome.errors.contains(message), "\(command): \(outcome.errors)")
          #expect(hint.isEmpty || outcome.errors.contains(hint), "\(command): \(outcome.errors)")
          #expect(outcome.errors.split(separator: "\n").count <= 3, "\(outcome.errors)")
          #expect(outcome.output.isEmpty)
          #expect(outcome.seconds < 120, "\(command) took \(outcome.seconds) s")
          #expect(!all.contains("s3cret"), "\(all)")
          let snapshots = try await program.run("netlapse snapshots")
          #expect(snapshots.status == 66, "\(snapshots.output)")
        }
      }
    }
  }

  private static func identity(
    _ authority: TestAuthority, _ trouble: Trouble
  ) throws -> TestIdentity? {
    switch trouble {
    case .expiredCertificate: try authority.server(validity: .expired)
    case .wrongName: try authority.server(names: ["other.example.com"], addresses: [])
    case .plainHTTP: nil
    default: try authority.server()
    }
  }

  private static func prepare(
    _ trouble: Trouble, _ server: TestAPIServer, _ program: RecordedProgram
  ) throws {
    var config = TestKubeconfig(server)
    config.token = "s3cret"
    switch trouble {
    case .nobodyListens: config.url = "https://127.0.0.1:1"
    case .nobodyAnswers: server.inject(TestFault(.stall(afterBytes: 5)))
    case .wrongAuthority: config.authorityPEM = try TestAuthority("another one").certificatePEM
    case .revokedToken: server.accept(tokens: ["another one"])
    case .loginPage: server.inject(TestFault(.htmlPage))
    case .plainHTTP: config.url = config.url.replacing("http://", with: "https://")
    case .nothingMayBeRead: server.forbid(["*"])
    case .pluginFails: try plugin("echo token has gone >&2; exit 7", &config, program)
    case .pluginHangs: try plugin("exec sleep 600", &config, program)
    case .pluginPrintsNonsense: try plugin("echo s3cret", &config, program)
    case .pluginIsMissing:
      config.token = nil
      config.userLines = execLines("no-such-plugin")
    case .expiredCertificate, .wrongName, .missingKubeconfig, .missingContext, .emptyKubeconfig,
      .malformedKubeconfig, .kubeconfigIsAFolder:
      break
    }
    try program.write(config)
    switch trouble {
    case .emptyKubeconfig: try program.write("", to: "kubeconfig")
    case .malformedKubeconfig:
      try program.write("clusters: [}\ntoken: s3cret\n", to: "kubeconfig")
    case .kubeconfigIsAFolder:
      // Which nobody can read, root included.
      try FileManager.default.removeItem(at: program.folder.appending(path: "kubeconfig"))
      try FileManager.default.createDirectory(
        at: program.folder.appending(path: "kubeconfig"), withIntermediateDirectories: false)
    default: break
    }
  }

  private static func plugin(
    _ script: String, _ config: inout TestKubeconfig, _ program: RecordedProgram
  ) throws {
    try program.write("#!/bin/sh\n\(script)\n", to: "plugin", isExecutable: true)
    config.token = nil
    config.userLines = execLines(program.path("plugin"))
  }

  private static func execLines(_ command: String) -> [String] {
    [
      "    exec:", "      apiVersion: client.authentication.k8s.io/v1",
      "      command: \(command)", "      interactiveMode: Never",
      "      installHint: install it from the portal",
    ]
  }
}
