/// Names that no version gives another meaning: access to clusters, credentials, and what is
/// executed. This version has no use for them.
enum ReservedSetting: String, CaseIterable {
  case kubeconfig, context, `as`, asGroup, asUid, server, proxyUrl
  case user, username, password, token, tokenFile
  case clientCertificate, clientKey, certificateAuthority, insecureSkipTlsVerify
  case exec, command, plugins, hooks
}
