/// Which module may import which: the layers of design.md as data.
struct LayerTable {
  /// Our modules, and those of ours that each may import.
  var modules: [String: Set<String>]
  /// Where a module lives when it is not in `Sources/<Module>`.
  var folders: [String: String] = [:]
  /// System libraries and packages, and the only modules of ours that may import each; nil is all.
  var outside: [String: Set<String>?]

  /// The table of this repository. A new module is a line here and a target in Package.swift.
  static let netlapse = LayerTable(
    modules: [
      "CLibcrypto": [],
      "CSQLite": [],
      "CYAML": [],
      "CZstd": [],
      "JSONScanner": [],
      "ClusterObjects": ["JSONScanner"],
      "YAMLDocuments": ["JSONScanner"],
      "EvidenceSources": ["ClusterObjects", "JSONScanner", "YAMLDocuments"],
      "KubernetesAccess": ["ClusterObjects", "EvidenceSources", "JSONScanner", "YAMLDocuments"],
      "StoreSchema": [],
      "SnapshotStore": ["ClusterObjects", "JSONScanner", "StoreSchema"],
      "NetworkModel": ["ClusterObjects", "JSONScanner", "YAMLDocuments"],
      "SnapshotDiff": ["ClusterObjects", "JSONScanner", "NetworkModel"],
      "RequestRouting": ["ClusterObjects", "JSONScanner", "NetworkModel"],
      "GatewayMigration": ["ClusterObjects", "NetworkModel", "RequestRouting"],
      "SnapshotRecording": ["ClusterObjects"],
      "ReportFormats": [
        "ClusterObjects", "NetworkModel", "SnapshotDiff", "RequestRouting", "GatewayMigration",
      ],
      "NetlapseServer": ["ClusterObjects", "ReportFormats"],
      "NetlapseCommands": [
        "ClusterObjects", "JSONScanner", "YAMLDocuments", "EvidenceSources", "SnapshotStore",
        "NetworkModel", "SnapshotDiff", "RequestRouting", "GatewayMigration", "ReportFormats",
        "KubernetesAccess", "SnapshotRecording", "NetlapseServer",
      ],
      "netlapse": ["NetlapseCommands"],
    ],
    folders: ["StoreSchema": "Migrations"],
    outside: [
      // One module speaks SQL.
      "GRDB": ["SnapshotStore"],
      "CSQLite": ["SnapshotStore"],
      // One module compresses.
      "CZstd": ["SnapshotStore"],
      // One module reads YAML.
      "CYAML": ["YAMLDocuments"],
      // One module parses the command line.
      "ArgumentParser": ["NetlapseCommands"],
      // One module reads settings.
      "Configuration": ["NetlapseCommands"],
      "SystemPackage": ["NetlapseCommands", "KubernetesAccess"],
      // One module speaks to clusters, and starts the programs that prove who asks.
      "AsyncHTTPClient": ["KubernetesAccess"],
      "NIOCore": ["KubernetesAccess"],
      "NIOHTTP1": ["KubernetesAccess"],
      "NIOHTTPCompression": ["KubernetesAccess"],
      "NIOPosix": ["KubernetesAccess"],
      "NIOSSL": ["KubernetesAccess"],
      "Subprocess": ["KubernetesAccess"],
      // One module is a server.
      "Hummingbird": ["NetlapseServer"],
      "HummingbirdCore": ["NetlapseServer"],
      // Services are run and stopped where recording is scheduled.
      "ServiceLifecycle": ["SnapshotRecording", "NetlapseServer", "NetlapseCommands"],
      "UnixSignals": ["NetlapseCommands"],
      "Logging": ["KubernetesAccess", "SnapshotRecording", "NetlapseServer", "NetlapseCommands"],
      // One module has calls that block on a queue of their own.
      "Dispatch": ["SnapshotRecording"],
      // One module makes digests.
      "CLibcrypto": ["ClusterObjects"],
      "Glibc": nil,
      "Musl": nil,
      "Synchronization": nil,
      "Foundation": nil,
      "FoundationEssentials": nil,
    ])

  func folder(of module: String) -> String { folders[module] ?? "Sources/" + module }

  /// The module a file belongs to; nil outside the modules, as in tests.
  func module(of file: SourceFile) -> String? {
    modules.keys.first { file.isUnder(folder(of: $0)) }
  }
}
