/// What inside an object may hold credentials, and which of it is kept all the same.
package enum Confidentiality: Sendable {
  /// Nothing but what ``CredentialMask`` looks for everywhere.
  case ordinary
  /// A ConfigMap: values under `data` are kept for the keys its list names, and withheld
  /// (name and presence only) for all others; `binaryData` is withheld.
  case configMap
  /// A pod: of its environment only the proxy variables are kept.
  case pod
  /// A workload, whose pod template is at this path: env values, arguments and commands are kept
  /// where ``WorkloadAllowList`` names them, and withheld otherwise.
  case workload(podSpec: FieldPattern)
}
