/// Tables as comma-separated values (RFC 4180: https://www.rfc-editor.org/rfc/rfc4180).
enum CSVFormat {
  /// The table, its columns' names first, lines ended by CR and LF.
  static func text(of table: CSVTable) -> String {
    ([table.columns] + table.rows).map { $0.map(field).joined(separator: ",") + "\r\n" }.joined()
  }

  /// A field. Spreadsheets compute what begins like a formula, whoever wrote it: an apostrophe
  /// keeps it a text (https://owasp.org/www-community/attacks/CSV_Injection).
  private static func field(_ text: String) -> String {
    var field = TerminalText.safe(text)
    if let first = field.unicodeScalars.first, "=+-@".unicodeScalars.contains(first) {
      field = "'" + field
    }
    guard field.unicodeScalars.contains(where: { $0 == "," || $0 == "\"" || $0 == "'" }) else {
      return field
    }
    return "\"" + field.replacing("\"", with: "\"\"") + "\""
  }
}
