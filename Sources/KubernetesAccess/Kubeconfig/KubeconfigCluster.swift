import ClusterObjects
import EvidenceSources

/// A cluster of a kubeconfig
/// (https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/#Cluster).
struct KubeconfigCluster: Sendable {
  let name: String
  let server: String?
  /// Certificates, as PEM.
  let authorityData: [UInt8]?
  /// The path of certificates.
  let authorityFile: String?
  let skipsTLSVerification: Bool
  let tlsServerName: String?
  let proxyURL: String?
  let disablesCompression: Bool
  /// What credential plugins are told about the cluster.
  let pluginConfiguration: JSONValue?
  /// The file it stands in.
  let file: String

  init(_ name: String, _ fields: KubeconfigFields, file: String) throws(AccessError) {
    self.name = name
    self.file = file
    server = try fields.text("server")
    authorityData = try fields.bytes("certificate-authority-data")
    authorityFile = try fields.text("certificate-authority").map { FilePlace.resolve($0, in: file) }
    skipsTLSVerification = try fields.flag("insecure-skip-tls-verify")
    tlsServerName = try fields.text("tls-server-name")
    proxyURL = try fields.text("proxy-url")
    disablesCompression = try fields.flag("disable-compression")
    var configuration: JSONValue?
    for fields in try fields.list("extensions")
    where try fields.text("name") == "client.authentication.k8s.io/exec" {
      configuration = fields.value("extension")
    }
    pluginConfiguration = configuration
  }
}
