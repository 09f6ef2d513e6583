/// Something outside of the routes that has to go over from the Ingress to the Gateway too.
package struct HandOverNote: Hashable, Sendable {
  /// What it is about. The words are part of the documents.
  package enum Code: String, Sendable {
    /// Both are reached at one address: no name has to move.
    case sameAddress = "DNS_SAME_ADDRESS"
    /// external-dns is told by the Ingress, and keeps the name there as long as it is.
    case recordStays = "DNS_STAYS_WITH_INGRESS"
    /// Where the name leads is not seen.
    case recordUnseen = "DNS_NOT_SEEN"
    /// The target that an annotation of the Ingress names is not on the Gateway.
    case targetLost = "DNS_TARGET_LOST"
    /// The Ingress that told external-dns is gone.
    case recordMoves = "DNS_MOVES_WITH_ROUTE"
    /// cert-manager is asked for the Gateway's certificate too.
    case renewed = "CERTIFICATE_RENEWED"
    /// Nothing of the Gateway asks cert-manager for the certificate.
    case notRenewed = "CERTIFICATE_NOT_RENEWED"
  }

  /// What it is about.
  package let code: Code
  /// A sentence without a full stop.
  package let text: String

  init(_ code: Code, _ text: String) {
    self.code = code
    self.text = text
  }
}
