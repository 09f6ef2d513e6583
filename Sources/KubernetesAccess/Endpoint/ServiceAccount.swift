import ClusterObjects
import EvidenceSources

/// The service account of the pod that the program runs in
/// (https://kubernetes.io/docs/tasks/run-application/access-api-from-pod/).
struct ServiceAccount {
  private static let fileBytesMax = 1 << 20

  private let host: String
  private let port: Int
  private let folder: String

  /// Nil outside a pod: without the variables that every pod has, or without a token.
  init?(_ options: AccessOptions) {
    let host = options.environment["KUBERNETES_SERVICE_HOST"] ?? ""
    let port = options.environment["KUBERNETES_SERVICE_PORT"].flatMap { Int($0) }
    guard !host.isEmpty, let port, (1...65535).contains(port) else { return nil }
    self.host = host
    self.port = port
    folder = options.serviceAccountFolder
    do {
      _ = try read("token")
    } catch  where error.category == .notFound {
      return nil
    } catch {
      // It is there, and whoever asks for it is told what is wrong.
    }
  }

  /// - Throws: ``AccessError`` when its files cannot be read.
  func endpoint(now: @escaping @Sendable () -> Instant) throws(AccessError) -> ClusterEndpoint {
    _ = try read("token")
    var endpoint = ClusterEndpoint(
      server: ServerAddress(isSecure: true, host: host, port: port),
      credentials: TokenFileCredential(path: folder + "/token", now: now))
    endpoint.origin = .serviceAccount(folder: folder)
    if let authorities = try readOptional("ca.crt") {
      endpoint.authoritiesPEM = try PEMText.checked(
        authorities, label: "CERTIFICATE", at: folder + "/ca.crt")
    }
    if let namespace = try readOptional("namespace") {
      let name = String(decoding: namespace, as: UTF8.self)
        .split(whereSeparator: \.isWhitespace).first
      endpoint.namespace = name.map(String.init)
    }
    return endpoint
  }

  private func readOptional(_ name: String) throws(AccessError) -> [UInt8]? {
    do { return try read(name) } catch  where error.category == .notFound { return nil }
  }

  private func read(_ name: String) throws(AccessError) -> [UInt8] {
    try BoundedFile.bytes(
      of: "\(folder)/\(name)", what: "the service account's \(name)", limitBytes: Self.fileBytesMax)
  }
}
