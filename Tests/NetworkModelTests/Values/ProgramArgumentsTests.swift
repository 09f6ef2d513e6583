import ClusterObjects
import Testing

@testable import NetworkModel

@Suite struct ProgramArgumentsTests {
  private func arguments(_ command: [String], _ args: [String] = []) -> ProgramArguments {
    ProgramArguments(
      .object([
        "command": .array(command.map { .string($0) }), "args": .array(args.map { .string($0) }),
      ]))
  }

  @Test func readsBothSpellings() {
    let arguments = arguments(
      ["kube-proxy", "--mode=a=b", "--path", "/etc/x"], ["--quiet", "--v=2"])
    #expect(arguments.flag("mode") == .init(value: .text("a=b"), list: "command"))
    #expect(arguments.flag("path") == .init(value: .text("/etc/x"), list: "command"))
    #expect(arguments.flag("quiet") == .init(value: .text(""), list: "args"))
    #expect(arguments.flag("v") == .init(value: .text("2"), list: "args"))
  }

  @Test func takesNothingForAnotherFlag() {
    let arguments = arguments(["mode=a", "--mode-of=b", "--not-mode=c"])
    #expect(arguments.flag("mode") == nil)
  }

  @Test func lastOneCounts() {
    #expect(
      arguments(["--mode=a"], ["--mode=b"]).flag("mode") == .init(value: .text("b"), list: "args"))
  }

  @Test func saysWhatWasWithheld() {
    let hidden = WorkloadAllowList.withheld
    #expect(arguments(["--mode=\(hidden)"]).flag("mode")?.value == .withheld)
    #expect(arguments(["--mode", hidden]).flag("mode")?.value == .withheld)
    #expect(arguments(["/bin/sh", "-c", hidden]).areHidden)
    #expect(!arguments(["/bin/kube-proxy", "-c", "/etc/config"]).areHidden)
    #expect(!arguments([hidden, "--v=2"]).areHidden)
  }
}
