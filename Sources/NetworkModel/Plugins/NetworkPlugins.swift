import ClusterObjects

/// The products netlapse recognises. A new one is one folder, its tests, and one line here.
enum NetworkPlugins {
  /// In no order that matters.
  static let all: [any NetworkPlugin] = [
    AWSVPCPlugin(),
    AntreaPlugin(),
    AzureCNIPlugin(),
    CalicoPlugin(),
    CanalPlugin.ofManifest,
    CanalPlugin.ofRKE2,
    CiliumPlugin(),
    EKSAutoPlugin(),
    EmbeddedFlannelPlugin(),
    FlannelPlugin.ofManifest,
    FlannelPlugin.ofOlderManifest,
    FlannelPlugin.ofTalos,
    GKEPlugin(),
    KindnetPlugin(),
    KubeRouterPlugin(),
    KubenetPlugin(),
    OVNKubernetesPlugin(),
    OpenShiftSDNPlugin(),
    WeavePlugin(),
  ]

  /// What recognising and asking any of them reads.
  static let inputs = Set(all.flatMap(\.inputs)).sorted()
}
