import ClusterObjects

/// Reads what `conntrack -S` prints: a line for each CPU, whose counters are added up.
///
/// `cpu=0   found=41 invalid=3 insert=0 insert_failed=2 drop=2 early_drop=0 error=0
/// search_restart=9 clash_resolve=0 chaintoolong=0`; versions before kernel 5.9 print more, and
/// none prints all.
enum ConntrackReader {
  /// Counters of what went wrong. The others move with every packet.
  static let counters = ["chaintoolong", "drop", "early_drop", "error", "insert_failed"]
  /// The largest machines have a tenth of this.
  private static let cpusMax = 8192

  /// - Throws: ``UnreadableOutput``.
  static func read(_ bytes: [UInt8]) throws(UnreadableOutput) -> JSONValue {
    var sums: [String: Int] = [:]
    var cpus = 0
    for line in bytes.split(separator: 0x0A) {
      let words = line.split { [0x20, 0x09, 0x0D].contains($0) }
      guard let first = words.first else { continue }
      guard first.starts(with: "cpu=".utf8) else {
        throw UnreadableOutput("a line that is not of a CPU: \(PodAttempt.words(line))")
      }
      cpus += 1
      guard cpus <= cpusMax else { throw UnreadableOutput("more than \(cpusMax) CPUs") }
      for word in words.dropFirst() {
        let parts = word.split(separator: UInt8(ascii: "="), maxSplits: 1)
        let name = String(decoding: parts[0], as: UTF8.self)
        guard counters.contains(name) else { continue }
        // The kernel counts in 32 bits.
        guard parts.count == 2, let count = UInt32(String(decoding: parts[1], as: UTF8.self)) else {
          throw UnreadableOutput("\(name) is no number: \(PodAttempt.words(word))")
        }
        sums[name, default: 0] += Int(count)
      }
    }
    guard cpus > 0, !sums.isEmpty else { throw UnreadableOutput("there is no CPU in it") }
    return .object([
      "cpus": JSONValue(cpus), "counters": .object(sums.mapValues { JSONValue($0) }),
    ])
  }
}
