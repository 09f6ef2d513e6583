import ClusterObjects

/// The products netlapse recognises. A new one is one folder, its tests, and one line here.
enum NetworkPlugins {
  /// In no order that matters.
  static let all: [any NetworkPlugin] = [
    AWSVPCPlugin(),
    AntreaPlugin(),
    AzureCNIPlugin(),
    CiliumPlugin(),
    EKSAutoPlugin(),
    GKEPlugin(),
    KindnetPlugin(),
    KubenetPlugin(),
    OVNKubernetesPlugin(),
    OpenShiftSDNPlugin(),
  ]

  /// What recognising and asking any of them reads.
  static let inputs = Set(all.flatMap(\.inputs)).sorted()
}
