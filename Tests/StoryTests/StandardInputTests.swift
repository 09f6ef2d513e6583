import Foundation
import Testing

/// A list whose kind stands behind its items has to be looked at twice: a file can be, a pipe
/// cannot, and the answer is the same.
@Suite struct StandardInputTests {
  private static let serviceCount = 20_000

  @Test func aSortedListReadsTheSameFromAFileAndFromAPipe() throws {
    let workplace = try Workplace()
    defer { workplace.remove() }
    let items = (0..<Self.serviceCount).map { index in
      #"{"metadata":{"name":"s\#(index)","namespace":"n\#(index % 7)"},"spec":{"x":"é😀"}}"#
    }
    let list =
      #"{"apiVersion":"v1","items":["# + items.joined(separator: ",") + #"],"kind":"ServiceList"}"#
    try workplace.write(list, to: "services.json")
    try workplace.write("a line before\n" + list, to: "behind-a-line")
    let ingest = "netlapse ingest --cluster lab --at 2026-11-0"
    let commands = [
      "\(ingest)1 services.json", "cat services.json | \(ingest)2 -",
      "\(ingest)3 - < services.json",
      "(dd bs=14 count=1 of=/dev/null status=none; \(ingest)4 -) < behind-a-line",
    ]
    for (index, command) in commands.enumerated() {
      let outcome = try workplace.run(command)
      try #require(outcome.status == 0, "\(command): \(outcome.errors)")
      let row = outcome.output.split(separator: "\n")[1].split(separator: " ").dropFirst(3)
      let new = index == 0 ? Self.serviceCount : 0
      #expect(row == ["\(Self.serviceCount)", "\(new)", "0", "0"], "\(command): \(row)")
    }
  }
}
