import EvidenceSources

/// A user of a kubeconfig
/// (https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/#AuthInfo).
/// It holds secrets and prints none.
struct KubeconfigUser: Sendable {
  let name: String
  /// The client's certificate and its key, as PEM or as paths.
  var certificateData: [UInt8]?
  var certificateFile: String?
  var keyData: [UInt8]?
  var keyFile: String?
  var token: String?
  var tokenFile: String?
  var username: String?
  var password: String?
  var impersonation = Impersonation()
  var exec: KubeconfigExec?
  /// The name of a way to log in that clients no longer have.
  var authProvider: String?
  /// The file it stands in.
  let file: String

  /// Nobody in particular.
  init(anonymousIn file: String) {
    name = ""
    self.file = file
  }

  init(_ name: String, _ fields: KubeconfigFields, file: String) throws(AccessError) {
    self.name = name
    self.file = file
    certificateData = try fields.bytes("client-certificate-data")
    certificateFile = try fields.text("client-certificate").map { FilePlace.resolve($0, in: file) }
    keyData = try fields.bytes("client-key-data")
    keyFile = try fields.text("client-key").map { FilePlace.resolve($0, in: file) }
    token = try fields.text("token")
    tokenFile = try fields.text("tokenFile").map { FilePlace.resolve($0, in: file) }
    username = try fields.text("username")
    password = try fields.text("password")
    impersonation.user = try fields.text("as")
    impersonation.uid = try fields.text("as-uid")
    impersonation.groups = try fields.texts("as-groups")
    impersonation.extra = try fields.textLists("as-user-extra")
    exec = try fields.fields("exec").map { fields throws(AccessError) in
      try KubeconfigExec(fields, file: file)
    }
    authProvider = try fields.fields("auth-provider").map { fields throws(AccessError) in
      try fields.text("name") ?? ""
    }
  }
}

extension KubeconfigUser: CustomStringConvertible, CustomDebugStringConvertible {
  var description: String { "user \(name.quotedBriefly)" }
  var debugDescription: String { description }
}
