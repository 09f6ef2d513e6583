import Foundation
import KubernetesAccess
import Testing

@testable import EvidenceSources

struct KubectlExecTests {
  private static let command = PlannedCommand(
    namespace: "kube-system", pod: "cilium-x", container: "cilium-agent",
    arguments: ["cilium-dbg", "status", "-o", "json"])

  private static func run(
    _ kubectl: RecordingKubectl, options: [String] = [], timeoutSeconds: Double = 60,
    bytesMax: Int = 1000, _ command: PlannedCommand = command
  ) async throws -> PodCommandOutput {
    try await KubectlExec(program: kubectl.path, options: options).run(
      command, timeoutSeconds: timeoutSeconds, bytesMax: bytesMax)
  }

  @Test func argumentsArePassedAsTheyAre() async throws {
    let kubectl = try RecordingKubectl("echo out; echo complaint >&2; exit 3")
    defer { kubectl.remove() }
    let odd = PlannedCommand(
      namespace: "n", pod: "p", container: "c", arguments: ["a b", "$(id)", "'", "*", ";", "\\"])
    let output = try await Self.run(
      kubectl, options: ["--kubeconfig", "/a b/c", "--context", "prod"], odd)
    #expect(
      try kubectl.arguments() == [
        "--kubeconfig", "/a b/c", "--context", "prod", "exec", "-n", "n", "p", "-c", "c", "--",
        "a b", "$(id)", "'", "*", ";", "\\",
      ])
    #expect(output.exitStatus == 3)
    #expect(output.output == Array("out\n".utf8))
    #expect(output.complaints == Array("complaint\n".utf8))
  }

  /// What is shown beforehand is what is run.
  @Test func whatIsShownIsWhatIsRun() async throws {
    let kubectl = try RecordingKubectl("exit 0")
    defer { kubectl.remove() }
    let exec = KubectlExec(program: kubectl.path, options: ["--context", "prod"])
    _ = try await exec.run(Self.command, timeoutSeconds: 60, bytesMax: 10)
    let shown = Self.command.text(after: exec.name).split(separator: " ").map(String.init)
    #expect(try shown == [kubectl.path] + kubectl.arguments())
  }

  @Test func thereIsNoInput() async throws {
    let kubectl = try RecordingKubectl("wc -c")
    defer { kubectl.remove() }
    let output = try await Self.run(kubectl)
    #expect(String(decoding: output.output, as: UTF8.self).contains("0"))
  }

  @Test func aSignalIsToldAsByAShell() async throws {
    let kubectl = try RecordingKubectl("kill -9 $$")
    defer { kubectl.remove() }
    #expect(try await Self.run(kubectl).exitStatus == 137)
  }

  @Test func tooMuchOutputEndsIt() async throws {
    let kubectl = try RecordingKubectl("exec head -c 100000 /dev/zero")
    defer { kubectl.remove() }
    await #expect {
      _ = try await Self.run(kubectl)
    } throws: { error in
      (error as? AccessError)?.category == .unintelligible
    }
  }

  /// It is told to end first, and is gone when the caller goes on.
  @Test func timeEndsIt() async throws {
    let kubectl = try RecordingKubectl(
      """
      here=$(dirname "$0")
      trap 'echo told > "$here/ended"; exit 1' TERM
      while :; do sleep 0.05; done
      """)
    defer { kubectl.remove() }
    await #expect {
      _ = try await Self.run(kubectl, timeoutSeconds: 1)
    } throws: { error in
      (error as? AccessError)?.category == .timedOut
    }
    #expect(kubectl.file("ended") == "told\n")
  }

  @Test func cancellingEndsIt() async throws {
    let kubectl = try RecordingKubectl("exec sleep 600")
    defer { kubectl.remove() }
    let task = Task { try await Self.run(kubectl, timeoutSeconds: 600) }
    while (try? kubectl.arguments())?.count != 11 { await Task.yield() }
    task.cancel()
    await #expect(throws: (any Error).self) { try await task.value }
  }

  @Test func noKubectl() async throws {
    await #expect {
      _ = try await KubectlExec(program: "/no/such/kubectl").run(
        Self.command, timeoutSeconds: 60, bytesMax: 10)
    } throws: { error in
      (error as? AccessError)?.category == .notFound
        && (error as? AccessError)?.hint?.contains("kubectl") == true
    }
  }

  @Test func namesOfTheRunner() {
    #expect(KubectlExec(options: ["--context", "prod"]).name == "kubectl --context prod")
    #expect(KubectlExec().name == "kubectl")
  }
}
