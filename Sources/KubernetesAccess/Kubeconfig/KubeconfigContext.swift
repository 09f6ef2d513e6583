import EvidenceSources

/// A context of a kubeconfig: a cluster, and who asks there.
package struct KubeconfigContext: Equatable, Sendable {
  /// Its name.
  package let name: String
  /// The name of its cluster; nil: none is stated.
  package let clusterName: String?
  /// The name of its user; nil: nobody in particular.
  package let userName: String?
  /// The namespace that is asked about when none is stated.
  package let namespace: String?
  /// The file it stands in.
  package let file: String

  init(_ name: String, _ fields: KubeconfigFields, file: String) throws(AccessError) {
    self.name = name
    self.file = file
    clusterName = try fields.text("cluster")
    userName = try fields.text("user")
    namespace = try fields.text("namespace")
  }
}
