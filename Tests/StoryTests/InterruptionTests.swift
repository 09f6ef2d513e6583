import Foundation
import TestSupport
import Testing

/// What a real process leaves behind when it is killed, or when it is not alone.
@Suite struct InterruptionTests {
  private static let serviceCount = 1500

  /// Whatever the instant of the kill, a snapshot is wholly there or wholly absent.
  @Test(arguments: [UInt64(1), 2, 3])
  func aKilledIngestLeavesAllOrNothing(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let workplace = try Workplace()
    defer { workplace.remove() }
    for day in 1...3 { try workplace.write(Self.services(day: day), to: Self.file(day)) }
    #expect(try workplace.run("netlapse ingest \(Self.file(1)) --cluster lab").status == 0)

    var survived = 0
    for round in 0..<12 {
      let process = try workplace.process(
        "exec netlapse ingest --each input --cluster lab >/dev/null 2>&1")
      try process.run()
      usleep(UInt32.random(in: 0...250_000, using: &random))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()

      let doctor = try workplace.run("netlapse doctor")
      #expect(doctor.status == 0, "seed \(seed), round \(round): \(doctor.output)")
      let list = try workplace.run("netlapse snapshots | tail -n +2")
      let rows = list.output.split(separator: "\n")
      #expect((1...3).contains(rows.count), "seed \(seed), round \(round): \(list.output)")
      for row in rows {
        let objects = row.split(separator: " ")[3]
        #expect(objects == "\(Self.serviceCount)", "seed \(seed), round \(round): \(row)")
      }
      survived = rows.count
    }
    #expect(try workplace.run("netlapse ingest --each input --cluster lab").status == 0)
    let final = try workplace.run("netlapse snapshots | tail -n +2")
    #expect(final.output.split(separator: "\n").count == 3, "seed \(seed), after \(survived)")
    #expect(try workplace.run("netlapse doctor").status == 0, "seed \(seed)")
  }

  /// Two that record at once wait for each other; nothing is lost or stored twice.
  @Test func twoIngestsAtOnce() throws {
    let workplace = try Workplace()
    defer { workplace.remove() }
    for day in 1...3 { try workplace.write(Self.services(day: day), to: Self.file(day)) }
    let processes = try (1...2).map { _ in
      let process = try workplace.process("exec netlapse ingest --each input --cluster lab")
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      return process
    }
    for process in processes {
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
    let list = try workplace.run("netlapse snapshots | tail -n +2")
    #expect(list.output.split(separator: "\n").count == 3)
    #expect(try workplace.run("netlapse doctor").status == 0)
  }

  /// A full disk is said to be one, and costs only the snapshot that did not fit.
  @Test(.enabled(if: Workplace.canMount, "needs the right to mount a small file system"))
  func aFullDisk() throws {
    let workplace = try Workplace()
    defer { workplace.remove() }
    for day in 1...2 { try workplace.write(Self.services(day: day), to: Self.file(day)) }
    let mounted = try workplace.run("mkdir disk && mount -t tmpfs -o size=700k tmpfs disk")
    try #require(mounted.status == 0, "\(mounted.errors)")
    defer { _ = try? workplace.run("umount disk") }
    let full = try workplace.run(
      "netlapse ingest --each input --cluster lab --db disk/n.db")
    #expect(full.status == 74, "\(full.output)\(full.errors)")
    #expect(full.errors.contains("no space left"), "\(full.errors)")
    let after = try workplace.run("netlapse doctor --db disk/n.db")
    #expect(after.status == 0, "\(after.output)\(after.errors)")
  }

  private static func file(_ day: Int) -> String { "input/2026-11-0\(day)T00-00-00Z.json" }

  /// A List of Services, one of ten of which changes every day.
  private static func services(day: Int) -> String {
    let items = (0..<serviceCount).map { index in
      let port = index % 10 == day ? 8000 + day : 80
      return """
        {"apiVersion":"v1","kind":"Service","metadata":{"name":"app-\(index)","namespace":\
        "team-\(index % 7)","uid":"00000000-0000-4000-8000-\(100_000_000_000 + index)"},"spec":\
        {"ports":[{"name":"http","port":\(port),"protocol":"TCP"}],"type":"ClusterIP"}}
        """
    }
    return #"{"apiVersion":"v1","kind":"List","items":["# + items.joined(separator: ",") + "]}"
  }
}
