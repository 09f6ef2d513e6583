/// Names that no version gives a meaning: credentials, what a kubeconfig says of a server, and what
/// is executed. They belong into the kubeconfig.
enum ReservedSetting: String, CaseIterable {
  case asUid, server, proxyUrl
  case user, username, password, token, tokenFile
  case clientCertificate, clientKey, certificateAuthority, insecureSkipTlsVerify
  case exec, command, plugins, hooks
}
