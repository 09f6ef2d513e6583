import EvidenceSources

/// Whether bytes are PEM at all (https://www.rfc-editor.org/rfc/rfc7468): what is inside, the TLS
/// library tells.
enum PEMText {
  /// Bytes as they are.
  ///
  /// - Parameters:
  ///   - label: what has to stand in a `-----BEGIN ` line, such as `CERTIFICATE`.
  ///   - place: where they come from, for the message.
  static func checked(
    _ bytes: [UInt8], label: String, at place: String
  ) throws(AccessError) -> [UInt8] {
    let lines = bytes.split { $0 == 0x0A || $0 == 0x0D }
    let found = lines.contains { line in
      let text = String(decoding: line.prefix(80), as: UTF8.self)
      return text.hasPrefix("-----BEGIN ") && text.contains(label + "-----")
    }
    guard found else {
      throw AccessError(
        .malformed, "\(place) holds no \(label.lowercased()) in PEM",
        hint: "it is a text with a line -----BEGIN \(label)-----")
    }
    return bytes
  }
}
