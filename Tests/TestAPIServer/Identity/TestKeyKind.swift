/// What keys a test certificate has.
package enum TestKeyKind: Sendable {
  /// NIST P-256: quick to make.
  case ec
  /// RSA with 2048 bits.
  case rsa
}
