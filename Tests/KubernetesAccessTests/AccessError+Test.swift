import EvidenceSources

extension AccessError {
  /// All that a person gets to see of it.
  var fullText: String { message + "\n" + (hint ?? "") }
}
