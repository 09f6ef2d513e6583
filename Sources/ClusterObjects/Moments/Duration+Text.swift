extension Duration {
  /// Whole seconds in a text such as `90s`, `5m`, `2h`, `3d` or `1w`; nil for anything else.
  package static func seconds(in text: String) -> Int? {
    let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604_800]
    guard let unit = text.last.flatMap({ units[$0] }),
      text.dropLast().allSatisfy({ $0.isASCII && $0.isNumber }),
      let number = Int(text.dropLast())
    else { return nil }
    let (seconds, overflow) = number.multipliedReportingOverflow(by: unit)
    return overflow ? nil : seconds
  }
}
