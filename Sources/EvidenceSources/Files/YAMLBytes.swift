import YAMLDocuments

/// The documents of a YAML file as JSON, one after the other.
final class YAMLBytes: JSONSource {
  private var reader: YAMLDocumentReader
  private let name: String

  init(_ bytes: FileBytes, _ file: EvidenceFile) {
    reader = YAMLDocumentReader(reading: bytes.read(into:))
    name = file.name
  }

  /// Goes on to the next document that holds something; false at the end of the file.
  ///
  /// - Throws: ``EvidenceError``.
  func nextDocument() throws -> Bool {
    do {
      return try reader.nextDocument()
    } catch let error as YAMLError {
      throw malformed(error)
    }
  }

  func read(into space: UnsafeMutableRawBufferPointer) throws -> Int {
    do {
      return try reader.read(into: space)
    } catch let error as YAMLError {
      throw malformed(error)
    }
  }

  func place(ofByte offset: Int) -> String { reader.place(ofByte: offset).description }

  /// The JSON of a document is made once, as it is read.
  var isSeekable: Bool { false }

  func seek(to offset: Int) throws {
    throw EvidenceError(.malformed, path: name, "YAML cannot be read again from byte \(offset)")
  }

  private func malformed(_ error: YAMLError) -> EvidenceError {
    EvidenceError(.malformed, path: name, error.description)
  }
}
