import ClusterObjects
import Foundation
import NIOConcurrencyHelpers
import SnapshotRecording

/// Writes what came of each tick as a line of JSON, at once: a kill must not lose what is past.
struct EventFile: RecordingObserver {
  private let handle: FileHandle
  private let everySeconds: Int
  private let until: Instant
  private let tick = NIOLockedValueBox(Instant.earliest)
  private let finish: @Sendable () -> Void

  /// - Parameter finish: called when the next tick is not before `until`.
  init(
    path: String, everySeconds: Int, until: Instant, finish: @escaping @Sendable () -> Void
  ) throws {
    if !FileManager.default.fileExists(atPath: path) {
      _ = FileManager.default.createFile(atPath: path, contents: nil)
    }
    handle = try FileHandle(forWritingTo: URL(filePath: path))
    try handle.seekToEnd()
    self.everySeconds = everySeconds
    self.until = until
    self.finish = finish
  }

  func observe(_ event: RecordingEvent, of cluster: String) async {
    switch event {
    case .scheduled(let next): if next >= until { finish() }
    case .started(let tick): self.tick.withLockedValue { $0 = tick ?? .earliest }
    case .recorded: write("recorded", at: tick.withLockedValue { $0 })
    case .failed(let failure, _, _):
      write("failed", at: tick.withLockedValue { $0 }, because: failure.message)
    case .skipped(let ticks):
      for number in 0..<ticks.count {
        write(
          "skipped", at: ticks.first.adding(seconds: Double(number * everySeconds)),
          because: ticks.reason.rawValue)
      }
    case .housekept, .housekeepingFailed, .stopped: break
    }
  }

  private func write(_ outcome: String, at tick: Instant, because: String? = nil) {
    var members: [String: Any] = [
      "tick": tick.description, "outcome": outcome, "pid": getpid(),
      "residentBytes": Self.residentBytes,
    ]
    members["because"] = because
    guard var line = try? JSONSerialization.data(withJSONObject: members, options: .sortedKeys)
    else { preconditionFailure("\(members) is no JSON") }
    line.append(UInt8(ascii: "\n"))
    handle.write(line)
  }

  /// What the process has in memory now (proc_pid_statm(5)).
  private static var residentBytes: Int {
    let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return pages * sysconf(Int32(_SC_PAGESIZE))
  }
}
