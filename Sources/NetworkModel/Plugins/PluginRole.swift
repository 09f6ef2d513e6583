/// What an installed plugin does.
package enum PluginRole: Hashable, Sendable {
  /// It connects Pods.
  case primary
  /// It works on top of another one, which connects Pods; `mode` in the product's own word
  /// (`aws-cni`, `networkPolicyOnly`).
  case chained(mode: String)
  /// It enforces policy only.
  case policyOnly
}
