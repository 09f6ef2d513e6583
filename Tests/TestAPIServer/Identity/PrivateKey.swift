import CLibcrypto

/// A private key of libcrypto.
final class PrivateKey: @unchecked Sendable {
  /// Never changed once it is made, so any thread may read it.
  let key: OpaquePointer

  /// Makes a new key.
  init(_ kind: TestKeyKind) throws {
    let algorithm = kind == .ec ? EVP_PKEY_EC : EVP_PKEY_RSA
    guard let context = EVP_PKEY_CTX_new_id(algorithm, nil) else {
      throw CryptoFailure("EVP_PKEY_CTX_new_id")
    }
    defer { EVP_PKEY_CTX_free(context) }
    guard EVP_PKEY_keygen_init(context) == 1 else { throw CryptoFailure("EVP_PKEY_keygen_init") }
    switch kind {
    case .ec:
      guard EVP_PKEY_CTX_set_ec_paramgen_curve_nid(context, NID_X9_62_prime256v1) == 1 else {
        throw CryptoFailure("EVP_PKEY_CTX_set_ec_paramgen_curve_nid")
      }
    case .rsa:
      guard EVP_PKEY_CTX_set_rsa_keygen_bits(context, 2048) == 1 else {
        throw CryptoFailure("EVP_PKEY_CTX_set_rsa_keygen_bits")
      }
    }
    var made: OpaquePointer?
    guard EVP_PKEY_keygen(context, &made) == 1, let made else {
      throw CryptoFailure("EVP_PKEY_keygen")
    }
    key = made
  }

  deinit { EVP_PKEY_free(key) }

  /// PKCS 8.
  func pem() throws -> String {
    try PEMText.written { PEM_write_bio_PKCS8PrivateKey($0, key, nil, nil, 0, nil, nil) }
  }

  /// PKCS 1 or SEC 1.
  func traditionalPEM() throws -> String {
    try PEMText.written {
      PEM_write_bio_PrivateKey_traditional($0, key, nil, nil, 0, nil, nil)
    }
  }
}
