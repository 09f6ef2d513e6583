import ClusterObjects
import EvidenceSources

/// What a credential plugin hands out: an `ExecCredential`
/// (https://kubernetes.io/docs/reference/config-api/client-authentication.v1/).
struct ExecCredentialAnswer: Sendable {
  let credential: Credential
  /// When it stops being good; nil: it does not say.
  let expiresAt: Instant?

  /// Reads what `plugin` printed. Nothing of it gets into an error but its version and kind.
  init(_ output: [UInt8], from plugin: ExecPlugin) throws(AccessError) {
    let document: JSONValue
    do { document = try JSONValue(parsing: output) } catch {
      throw Self.malformed(
        plugin, output.allSatisfy { $0 <= 0x20 } ? "printed nothing" : "printed no JSON")
    }
    guard case .object = document, document["kind"]?.text == "ExecCredential" else {
      throw Self.malformed(plugin, "printed JSON that is no ExecCredential")
    }
    let version = document["apiVersion"]?.text ?? ""
    guard version == plugin.apiVersion else {
      throw AccessError(
        .malformed,
        "\(plugin.label) answered in \(version.quotedBriefly), but is set up for "
          + plugin.apiVersion,
        hint: "state the version that the plugin speaks in exec.apiVersion of the kubeconfig")
    }
    guard case .object? = document["status"] else {
      throw Self.malformed(plugin, "gave an answer without a status")
    }
    credential = try Self.credential(document, plugin)
    switch document["status"]?["expirationTimestamp"] {
    case nil, .null?: expiresAt = nil
    case .string(let text)?:
      guard let instant = Instant(rfc3339: text) else {
        throw Self.malformed(plugin, "gave an expirationTimestamp that is no time")
      }
      expiresAt = instant
    default: throw Self.malformed(plugin, "gave an expirationTimestamp that is no time")
    }
  }

  private static func credential(
    _ document: JSONValue, _ plugin: ExecPlugin
  ) throws(AccessError) -> Credential {
    let token = try text("token", in: document, plugin)
    let chain = try text("clientCertificateData", in: document, plugin)
    let key = try text("clientKeyData", in: document, plugin)
    guard token != nil || chain != nil || key != nil else {
      throw malformed(plugin, "gave neither a token nor a certificate")
    }
    var credential = Credential()
    if let token {
      credential.bearerToken = try BearerToken.checked(token, at: plugin.label)
    }
    switch (chain, key) {
    case (nil, nil): break
    case (let chain?, let key?):
      credential.certificate = Credential.ClientCertificate(
        chainPEM: try PEMText.checked(
          Array(chain.utf8), label: "CERTIFICATE", at: "the certificate of \(plugin.label)"),
        keyPEM: try PEMText.checked(
          Array(key.utf8), label: "PRIVATE KEY", at: "the key of \(plugin.label)"))
    default:
      throw malformed(
        plugin,
        chain == nil ? "gave a key without a certificate" : "gave a certificate without a key")
    }
    return credential
  }

  private static func text(
    _ name: String, in document: JSONValue, _ plugin: ExecPlugin
  ) throws(AccessError) -> String? {
    switch document["status"]?[name] {
    case nil, .null?: return nil
    case .string(let text)?: return text.isEmpty ? nil : text
    default: throw malformed(plugin, "gave a \(name) that is no text")
    }
  }

  private static func malformed(_ plugin: ExecPlugin, _ problem: String) -> AccessError {
    AccessError(
      .malformed, "\(plugin.label) \(problem)",
      hint: "it has to print an ExecCredential of \(plugin.apiVersion) as JSON")
  }
}
