extension EvidenceDocument {
  /// What the server answers for a path.
  init(answeredBy source: any JSONSource, _ path: EvidencePath) {
    self.init(
      JSONWindow(source, chunkBytes: JSONWindow.documentChunkBytes), named: path.text, .json)
  }
}
