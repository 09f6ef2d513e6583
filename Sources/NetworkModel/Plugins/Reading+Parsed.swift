extension Reading where Value == String {
  /// The same reading of what the text says; unknown, with the text, where it says nothing that can
  /// be read.
  ///
  /// - Parameters:
  ///   - name: the setting, for the message.
  ///   - kind: what the text should be: `a whole number`.
  func parsed<Other>(
    _ name: String, as kind: String, _ parse: (String) -> Other?
  ) -> Reading<Other> {
    switch outcome {
    case .unknown(let reason): return .unknown(reason, by: provenance)
    case .known(let text):
      guard let other = parse(text) else {
        return .unknown(
          UnknownReason("\(name) is \"\(text)\", which is not \(kind)"), by: provenance)
      }
      return map { _ in other }
    }
  }

  /// The ranges of a text that holds them separated by commas or spaces.
  func ranges(_ name: String) -> Reading<[IPPrefix]> {
    parsed(name, as: "a list of ranges") { text in
      let parts = text.split { $0 == "," || $0.isWhitespace }.map { IPPrefix(String($0)) }
      return parts.isEmpty || parts.contains(nil) ? nil : parts.compactMap { $0 }
    }
  }

  /// True or false in the spellings of Go's strconv.ParseBool
  /// (https://pkg.go.dev/strconv#ParseBool).
  func truth(_ name: String) -> Reading<Bool> {
    parsed(name, as: "true or false") { text in
      switch text {
      case "1", "t", "T", "TRUE", "true", "True": true
      case "0", "f", "F", "FALSE", "false", "False": false
      default: nil
      }
    }
  }
}

extension Reading {
  /// The same reading with another sentence in front of its own.
  func explained(_ sentence: String) -> Reading {
    let text = [sentence, reasoning].compactMap { $0 }.joined(separator: "; ")
    switch outcome {
    case .unknown(let reason): return .unknown(reason, by: provenance)
    case .known(let value):
      switch basis {
      case .stated: return .stated(value, by: provenance, reasoning: text)
      case .documented: return .documented(value, reasoning: text, by: provenance)
      case .inferred: return .inferred(value, reasoning: text, by: provenance)
      }
    }
  }
}
