import ClusterObjects
import Testing

@testable import EvidenceSources

struct ConntrackReaderTests {
  private static func read(_ text: String) throws -> String {
    try ConntrackReader.read(Array(text.utf8)).compactText
  }

  @Test func countersAreAddedUp() throws {
    let text = """
      cpu=0   \tfound=16 invalid=3 insert=0 insert_failed=2 drop=1 early_drop=0 error=0 \
      search_restart=7 clash_resolve=0 chaintoolong=0
      cpu=1   \tfound=9 invalid=8 insert=0 insert_failed=3 drop=0 early_drop=4 error=1 \
      search_restart=0 clash_resolve=0 chaintoolong=0

      """
    #expect(
      try Self.read(text)
        == #"{"counters":{"chaintoolong":0,"drop":1,"early_drop":4,"error":1,"insert_failed":5},"#
        + #""cpus":2}"#)
  }

  /// conntrack-tools 1.4.4 on an older kernel.
  @Test func olderKernels() throws {
    let text =
      "cpu=0   \tfound=0 invalid=131 ignore=443267 insert=0 insert_failed=0 drop=0 early_drop=0 "
      + "error=0 search_restart=2832 \n"
    #expect(
      try Self.read(text)
        == #"{"counters":{"drop":0,"early_drop":0,"error":0,"insert_failed":0},"cpus":1}"#)
  }

  @Test func sumsAreWiderThanWhatTheKernelCounts() throws {
    let line = "cpu=0 drop=4294967295\n"
    #expect(
      try Self.read(line + line) == #"{"counters":{"drop":8589934590},"cpus":2}"#)
  }

  @Test(arguments: [
    "", "\n", "cpu=0\n", "cpu=0 found=1\n", "cpu=0 drop=x\n", "cpu=0 drop\n", "cpu=0 drop=-1\n",
    "cpu=0 drop=4294967296\n", "conntrack v1.4.6: Operation not permitted\n",
    "cpu=0 drop=1\n\u{0}\u{1}\n", "entries  searched found\n00000001 0 0\n",
  ])
  func whatIsNoStatistics(_ text: String) {
    #expect(throws: UnreadableOutput.self) { try Self.read(text) }
  }

  @Test func tooManyCPUs() {
    let text = String(repeating: "cpu=0 drop=1\n", count: 8193)
    #expect(throws: UnreadableOutput("more than 8192 CPUs")) { try Self.read(text) }
  }
}
