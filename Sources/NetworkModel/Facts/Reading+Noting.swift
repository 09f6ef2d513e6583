extension Reading {
  /// The same answer with a remark and what proves the remark. An answer that is not known keeps
  /// its reason alone.
  func noting(_ remark: String?, by proof: [Provenance] = []) -> Reading {
    guard let remark, case .known(let value) = outcome else { return self }
    let text = reasoning.map { "\($0); \(remark)" } ?? remark
    let places = provenance + proof.filter { !provenance.contains($0) }
    return switch basis {
    case .stated: .stated(value, by: places, reasoning: text)
    case .documented: .documented(value, reasoning: text, by: places)
    case .inferred: .inferred(value, reasoning: text, by: places)
    }
  }
}
