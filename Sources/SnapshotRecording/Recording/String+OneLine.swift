extension String {
  /// The text fit for a line of a log: what a cluster says must not begin another line, move a
  /// cursor or reverse text. Line breaks become spaces, other such characters are written out.
  var oneLine: String {
    var line = ""
    for scalar in unicodeScalars {
      switch scalar.properties.generalCategory {
      case _ where scalar == "\n" || scalar == "\r": line += " "
      case .control, .format, .lineSeparator, .paragraphSeparator:
        line += "\\u{\(String(scalar.value, radix: 16))}"
      default: line.unicodeScalars.append(scalar)
      }
    }
    return line
  }
}
