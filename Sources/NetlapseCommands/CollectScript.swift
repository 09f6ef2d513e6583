import ArgumentParser
import ClusterObjects
import EvidenceSources

/// `netlapse collect-script`: collecting where netlapse is not.
struct CollectScript: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "collect-script",
    abstract: "Print a shell script that collects a snapshot with kubectl get --raw.",
    discussion: """
      The script needs a POSIX shell and kubectl, only reads, and never requests a Secret. It \
      writes a folder named by its time, with a coverage.json that says how each request went; \
      its --help shows its options.

      Example: netlapse collect-script > netlapse-collect.sh; \
      netlapse ingest "$(sh netlapse-collect.sh --context prod)"

      Exit codes: 0 printed. Of the script: 0 the folder is written, though some requests may \
      have been forbidden; 64 wrong usage; 69 kubectl is missing, the cluster cannot be reached \
      or nothing could be collected; 74 the folder cannot be written.
      """)

  func run() throws {
    print(CollectionScript(.current, version: Version.text).text, terminator: "")
  }
}
