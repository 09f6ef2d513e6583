/// What a command did.
package struct PodCommandOutput: Equatable, Sendable {
  /// Its exit status, or that of what ran it.
  package let exitStatus: Int
  /// What it wrote.
  package let output: [UInt8]
  /// What it complained about.
  package let complaints: [UInt8]

  package init(exitStatus: Int, output: [UInt8], complaints: [UInt8] = []) {
    self.exitStatus = exitStatus
    self.output = output
    self.complaints = complaints
  }
}
