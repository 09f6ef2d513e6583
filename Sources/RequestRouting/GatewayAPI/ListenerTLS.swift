package import ClusterObjects
import NetworkModel

/// A listener of a Gateway that takes TLS, with where its certificates come from
/// (https://gateway-api.sigs.k8s.io/reference/spec/#gatewaytlsconfig).
package struct ListenerTLS: Sendable {
  /// What becomes of TLS.
  package enum Mode: Hashable, Sendable {
    /// It ends here, with the certificates of these Secrets, `namespace/name`; netlapse never reads
    /// them.
    case terminate(certificates: [String])
    /// It ends here, with certificates that the implementation finds by options or parameters.
    case terminateByOptions
    /// It ends at the backend.
    case passthrough
  }

  /// The Gateway or the ListenerSet that has the listener.
  package let owner: ObjectKey
  /// Its name.
  package let name: String
  /// The hosts it is for.
  package let host: HostPattern
  /// What becomes of TLS.
  package let mode: Mode
  /// The annotations of its owner.
  package let annotations: [String: String]

  /// Nil for a listener without TLS.
  init?(_ json: JSONValue, of owner: EvidenceObject) {
    guard let name = json["name"]?.text, let type = json["protocol"]?.text,
      ["HTTPS", "TLS"].contains(type)
    else { return nil }
    self.owner = owner.key
    self.name = name
    host = HostPattern(gateway: json["hostname"]?.text)
    annotations = owner.annotations
    let tls = json["tls"]
    if tls?["mode"]?.text == "Passthrough" {
      mode = .passthrough
      return
    }
    let references = tls?["certificateRefs"]?.elements ?? []
    let certificates = references.compactMap { reference in
      reference["name"]?.text.map {
        "\(reference["namespace"]?.text ?? owner.key.namespace)/\($0)"
      }
    }
    // Some take certificates of their cloud, whose names no field of the Gateway API holds.
    mode = certificates.isEmpty ? .terminateByOptions : .terminate(certificates: certificates)
  }
}
