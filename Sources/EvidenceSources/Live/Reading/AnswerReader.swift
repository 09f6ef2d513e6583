import ClusterObjects

/// Takes in the documents that one question is answered with: the pages of a list, or one object.
///
/// - Note: it is used by one thread at a time, which whoever asks sees to.
final class AnswerReader: @unchecked Sendable {
  private var assembly: EvidenceAssembly

  /// - Parameter known: items that need not be read again.
  init(_ namespaceScope: NamespaceScope = .allNamespaces, known: KnownItems? = nil) {
    assembly = EvidenceAssembly(namespaceScope: namespaceScope, known: known)
  }

  /// Reads a body while it arrives.
  ///
  /// - Parameter name: how messages name it.
  /// - Returns: what is known of the list; nil for a document that is none.
  /// - Throws: ``EvidenceError``, ``AccessError``.
  func read(_ body: APIBody, named name: String) async throws -> EvidenceDocument.ReadList? {
    let pipe = BodyPipe()
    async let list = ParsingThread.run {
      defer { pipe.abandon() }
      return try self.assembly.read(pipe, named: name)
    }
    do {
      for try await part in body {
        guard await pipe.write(part) else { break }
      }
      pipe.finish()
    } catch {
      pipe.finish(error)
    }
    return try await list
  }

  /// What was taken in so far.
  func findings() -> AnswerFindings { AnswerFindings(assembly) }

  /// What the documents say about what the server serves.
  var served: ServedAPIs { assembly.served }
}
