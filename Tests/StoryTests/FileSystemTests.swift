import Foundation
import Testing

/// What the place of the record may lack: rights, room, locks.
@Suite struct FileSystemTests {
  private static let list = """
    {"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"Service","metadata":\
    {"name":"web","namespace":"shop","uid":"00000000-0000-4000-8000-000000000001"},"spec":{}}]}
    """

  /// A record of one snapshot in `store/n.db`, with no journal beside it.
  private func recorded() throws -> Workplace {
    let workplace = try Workplace()
    try workplace.write(Self.list, to: "2026-11-01T00-00-00Z.json")
    let made = try workplace.run(
      "netlapse ingest 2026-11-01T00-00-00Z.json --cluster lab --db store/n.db")
    try #require(made.status == 0, "\(made.errors)")
    return workplace
  }

  /// Who may not write can read, whoever owns the file.
  @Test(.enabled(if: Workplace.canBeSomebodyElse, "needs the right to become another user"))
  func aReadOnlyFolderIsReadAndNotWritten() throws {
    let workplace = try recorded()
    defer { workplace.remove() }
    _ = try workplace.run("chmod 755 . store && chmod 644 store/n.db *.json")
    func asNobody(_ command: String) throws -> Workplace.Outcome {
      try workplace.run("setpriv --reuid=65534 --regid=65534 --clear-groups \(command)")
    }
    let shown = try asNobody("netlapse show service shop/web --db store/n.db")
    #expect(shown.status == 0, "\(shown.errors)")
    #expect(shown.output.contains("name: web"))
    #expect(try asNobody("netlapse doctor --db store/n.db").status == 0)
    for command in [
      "tag latest x", "prune --keep-last 1", "ingest 2026-11-01T00-00-00Z.json --cluster lab",
    ] {
      let refused = try asNobody("netlapse \(command) --db store/n.db")
      #expect(refused.status == 77, "\(command): \(refused.output)\(refused.errors)")
      #expect(refused.errors.contains("store/n.db: permission denied"), "\(refused.errors)")
    }
    let left = try workplace.run("ls store; netlapse tag latest x --db store/n.db")
    #expect(left.output.hasPrefix("n.db\n"), "\(left.output)")
    #expect(left.status == 0, "\(left.errors)")
  }

  /// The same on a disk that takes no writes from anybody.
  @Test(.enabled(if: Workplace.canMount, "needs the right to mount a small file system"))
  func aReadOnlyDiskIsReadAndNotWritten() throws {
    let workplace = try recorded()
    defer { workplace.remove() }
    let mounted = try workplace.run(
      "mkdir disk && mount -t tmpfs -o size=2m tmpfs disk && cp store/n.db disk "
        + "&& mount -o remount,ro disk")
    try #require(mounted.status == 0, "\(mounted.errors)")
    defer { _ = try? workplace.run("umount disk") }
    let shown = try workplace.run("netlapse snapshots --db disk/n.db")
    #expect(shown.status == 0, "\(shown.errors)")
    let refused = try workplace.run(
      "netlapse ingest 2026-11-01T00-00-00Z.json --cluster lab --db disk/n.db")
    #expect(refused.status == 77, "\(refused.output)\(refused.errors)")
  }

  /// Some network file systems answer every request for a lock with an error.
  @Test func aFileSystemWithoutLocksIsRefused() throws {
    let workplace = try recorded()
    defer { workplace.remove() }
    // Swift brings it along.
    let clang = try #require(Workplace.find("clang"))
    try workplace.write(Self.withoutLocks, to: "nolocks.c")
    let compiled = try workplace.run("\(clang) -shared -fPIC -o nolocks.so nolocks.c")
    try #require(compiled.status == 0, "\(compiled.errors)")
    for command in [
      "snapshots", "tag latest x", "ingest 2026-11-01T00-00-00Z.json --cluster lab",
    ] {
      let refused = try workplace.run(
        "LD_PRELOAD=./nolocks.so netlapse \(command) --db store/n.db")
      #expect(refused.status == 74, "\(command): \(refused.output)\(refused.errors)")
      #expect(refused.errors.contains("has no locks"), "\(refused.errors)")
      #expect(refused.errors.contains("local disk"), "\(refused.errors)")
    }
    #expect(try workplace.run("netlapse doctor --db store/n.db").status == 0)
  }

  private static let withoutLocks = """
    #define _GNU_SOURCE
    #include <dlfcn.h>
    #include <errno.h>
    #include <fcntl.h>
    #include <stdarg.h>
    #define LOCKLESS(name) \\
      int name(int file, int command, ...) { \\
        va_list list; \\
        va_start(list, command); \\
        void *argument = va_arg(list, void *); \\
        va_end(list); \\
        if (command == F_SETLK || command == F_SETLKW || command == F_GETLK) { \\
          errno = ENOLCK; \\
          return -1; \\
        } \\
        int (*next)(int, int, ...) = dlsym(RTLD_NEXT, #name); \\
        return next(file, command, argument); \\
      }
    LOCKLESS(fcntl)
    LOCKLESS(fcntl64)
    """

  /// A list recorded after the clock went back is an older snapshot, and nothing else.
  @Test func aClockThatGoesBack() throws {
    let workplace = try recorded()
    defer { workplace.remove() }
    try workplace.write(Self.list.replacing("{}", with: #"{"type":"ClusterIP"}"#), to: "b.json")
    let result = try workplace.run(
      "netlapse ingest b.json --cluster lab --at 2026-10-31T23:59:59Z --db store/n.db "
        + "&& netlapse snapshots --db store/n.db && netlapse doctor --db store/n.db")
    #expect(result.status == 0, "\(result.errors)")
    let rows = result.output.split(separator: "\n").filter {
      $0.hasPrefix("1 ") || $0.hasPrefix("2 ")
    }
    #expect(rows.map { $0.prefix(1) } == ["2", "1"], "\(result.output)")
  }
}
