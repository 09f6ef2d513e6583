import EvidenceSources
import Subprocess

/// What kubectl prints, taken out of the pipe as it is asked for: the pipe is full until then, and
/// kubectl waits.
actor KubectlOutput {
  /// How much of standard error is kept: its end.
  private static let wordsBytesMax = 16 << 10

  private var iterator: SubprocessOutputSequence.AsyncIterator
  private var first: [UInt8]?
  /// Whether everything was handed out.
  private(set) var isAtEnd = false

  init(_ output: SubprocessOutputSequence) { iterator = output.makeAsyncIterator() }

  /// Waits for the first bytes.
  ///
  /// - Returns: whether there are any.
  func begins() async throws -> Bool {
    first = try await part()
    return first != nil
  }

  /// Whether kubectl asks for a user name instead of answering, as it does where a context has
  /// no credential
  /// (https://github.com/kubernetes/client-go/blob/master/tools/clientcmd/auth_loaders.go).
  var isQuestion: Bool { first?.starts(with: Array("Please enter ".utf8)) ?? false }

  /// The next part; nil at the end.
  func next() async throws -> [UInt8]? {
    if let part = first {
      first = nil
      return part
    }
    return isAtEnd ? nil : try await part()
  }

  private func part() async throws -> [UInt8]? {
    var current = iterator
    defer { iterator = current }
    while let buffer = try await current.next(isolation: self) {
      if !buffer.isEmpty { return buffer.withUnsafeBytes { Array($0) } }
    }
    try Task.checkCancellation()
    isAtEnd = true
    return nil
  }

  /// Takes everything off a pipe, and keeps its end.
  static func words(_ output: SubprocessOutputSequence) async -> String {
    var kept: [UInt8] = []
    do {
      for try await buffer in output {
        buffer.withUnsafeBytes { kept += $0 }
        if kept.count > 2 * wordsBytesMax { kept.removeFirst(kept.count - wordsBytesMax) }
      }
    } catch {
      // What was said until then is what there is.
    }
    return String(decoding: kept.suffix(wordsBytesMax), as: UTF8.self)
  }
}
