import CLibcrypto

/// An X.509 certificate of libcrypto.
final class Certificate: @unchecked Sendable {
  /// Never changed once it is made, so any thread may read it.
  let certificate: OpaquePointer

  /// What a certificate says.
  struct Contents {
    var commonName: String
    var organizations: [String] = []
    var validity = TestValidity.now
    /// Extensions in the notation of openssl's configuration, such as `DNS:localhost`.
    var extensions: [(id: Int32, value: String)] = []
  }

  /// Takes over a certificate.
  private init(owning certificate: OpaquePointer) { self.certificate = certificate }

  deinit { X509_free(certificate) }

  /// Makes and signs a certificate.
  ///
  /// - Parameter issuer: the authority's certificate; nil: it signs itself.
  static func signed(
    _ contents: Contents, key: PrivateKey, serialNumber: Int, issuer: Certificate?,
    issuerKey: PrivateKey
  ) throws -> Certificate {
    guard let made = X509_new() else { throw CryptoFailure("X509_new") }
    let result = Certificate(owning: made)
    X509_set_version(made, 2)
    ASN1_INTEGER_set(X509_get_serialNumber(made), serialNumber)
    X509_gmtime_adj(X509_getm_notBefore(made), contents.validity.fromSeconds)
    X509_gmtime_adj(X509_getm_notAfter(made), contents.validity.untilSeconds)
    guard let subject = X509_get_subject_name(made) else {
      throw CryptoFailure("X509_get_subject_name")
    }
    for organization in contents.organizations {
      try add(organization, NID_organizationName, to: subject)
    }
    try add(contents.commonName, NID_commonName, to: subject)
    let issuerName = X509_get_subject_name(issuer?.certificate ?? made)
    guard X509_set_issuer_name(made, issuerName) == 1, X509_set_pubkey(made, key.key) == 1 else {
      throw CryptoFailure("X509_set_pubkey")
    }
    for entry in contents.extensions {
      var context = X509V3_CTX()
      X509V3_set_ctx(&context, issuer?.certificate ?? made, made, nil, nil, 0)
      guard let element = X509V3_EXT_conf_nid(nil, &context, entry.id, entry.value) else {
        throw CryptoFailure("X509V3_EXT_conf_nid \(entry.value)")
      }
      defer { X509_EXTENSION_free(element) }
      guard X509_add_ext(made, element, -1) == 1 else { throw CryptoFailure("X509_add_ext") }
    }
    guard X509_sign(made, issuerKey.key, EVP_sha256()) > 0 else { throw CryptoFailure("X509_sign") }
    return result
  }

  private static func add(_ text: String, _ id: Int32, to name: OpaquePointer) throws {
    let bytes = Array(text.utf8)
    let result = X509_NAME_add_entry_by_NID(
      name, id, MBSTRING_UTF8, bytes, Int32(bytes.count), -1, 0)
    guard result == 1 else { throw CryptoFailure("X509_NAME_add_entry_by_NID \(text)") }
  }

  /// Reads DER.
  init(der: [UInt8]) throws {
    let read = der.withUnsafeBufferPointer { bytes in
      var start = bytes.baseAddress
      return d2i_X509(nil, &start, bytes.count)
    }
    guard let read else { throw CryptoFailure("d2i_X509") }
    certificate = read
  }

  func pem() throws -> String {
    try PEMText.written { PEM_write_bio_X509($0, certificate) }
  }

  /// The values of one part of the subject, such as `NID_organizationName`.
  func subject(_ id: Int32) -> [String] {
    guard let name = X509_get_subject_name(certificate) else { return [] }
    var values: [String] = []
    var index = X509_NAME_get_index_by_NID(name, id, -1)
    while index >= 0 {
      let data = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, index))
      let bytes = UnsafeBufferPointer(
        start: ASN1_STRING_get0_data(data), count: Int(ASN1_STRING_length(data)))
      values.append(String(decoding: bytes, as: UTF8.self))
      index = X509_NAME_get_index_by_NID(name, id, index)
    }
    return values
  }

  /// Whether it is valid now, for clients, and signed by the authority.
  func isTrusted(by authority: Certificate) -> Bool {
    guard let store = X509_STORE_new(), let context = X509_STORE_CTX_new() else { return false }
    defer {
      X509_STORE_CTX_free(context)
      X509_STORE_free(store)
    }
    guard X509_STORE_add_cert(store, authority.certificate) == 1,
      X509_STORE_CTX_init(context, store, certificate, nil) == 1,
      X509_STORE_CTX_set_purpose(context, X509_PURPOSE_SSL_CLIENT) == 1
    else { return false }
    return X509_verify_cert(context) == 1
  }
}
