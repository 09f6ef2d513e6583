import Foundation

/// Texts that are PEM from the outside.
enum TestPEM {
  static let authority = pem("CERTIFICATE", "YXV0aG9yaXR5")
  static let certificate = pem("CERTIFICATE", "Y2xpZW50")
  static let key = pem("EC PRIVATE KEY", "c2VjcmV0LWtleQ")

  static func pem(_ label: String, _ body: String) -> String {
    "-----BEGIN \(label)-----\n\(body)==\n-----END \(label)-----\n"
  }

  static func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }
}
