// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "netlapse",
  products: [.executable(name: "netlapse", targets: ["netlapse"])],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // Without its YAML trait, which brings another libyaml.
    .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
  ],
  targets: [
    // MARK: System libraries

    // SHA-256 for content identity.
    .systemLibrary(name: "CLibcrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    // The one SQLite call that GRDB does not offer: defensive mode.
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    // YAML events.
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    // Compression of contents, with trained dictionaries.
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),

    // MARK: Vocabulary

    // Validating, allocation-free scanner of evidence JSON, and its canonical form.
    .target(name: "JSONScanner", swiftSettings: strict),
    // What is recorded and how it is named: catalogue, keys, coverage, redaction, `History`.
    .target(
      name: "ClusterObjects",
      dependencies: ["JSONScanner", "CLibcrypto"],
      swiftSettings: strict),

    // MARK: Evidence in

    // YAML as the JSON that kubectl reads in it.
    .target(
      name: "YAMLDocuments",
      dependencies: ["CYAML", "JSONScanner"],
      swiftSettings: strict),
    // The only code that knows vendors' file formats, and what is asked of a live cluster.
    .target(
      name: "EvidenceSources",
      dependencies: ["ClusterObjects", "JSONScanner", "YAMLDocuments"],
      swiftSettings: strict),

    // How a live cluster is reached: kubeconfig, credentials, HTTPS, kubectl. It only reads.
    .target(
      name: "KubernetesAccess",
      dependencies: [
        "ClusterObjects", "EvidenceSources", "JSONScanner", "YAMLDocuments",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),

    // MARK: Store

    // The database layout, as numbered SQL files.
    .target(
      name: "StoreSchema",
      path: "Migrations",
      resources: [
        .embedInCode("V0001_snapshots.sql"),
        .embedInCode("V0002_retention.sql"),
        .embedInCode("V0003_answers.sql"),
      ],
      swiftSettings: strict),
    // The only module that speaks SQL; implements `History`.
    .target(
      name: "SnapshotStore",
      dependencies: [
        "ClusterObjects", "JSONScanner", "StoreSchema", "CSQLite", "CZstd",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),

    // MARK: Analysis

    // Vendor-neutral facts about the network, each with its evidence.
    .target(
      name: "NetworkModel",
      dependencies: ["ClusterObjects", "JSONScanner", "YAMLDocuments"],
      swiftSettings: strict),
    // Differences between two moments, and what they mean.
    .target(
      name: "SnapshotDiff",
      dependencies: ["ClusterObjects", "JSONScanner", "NetworkModel"],
      swiftSettings: strict),
    // Where requests go: Ingress and Gateway API compiled into one model, and compared.
    .target(
      name: "RequestRouting",
      dependencies: ["ClusterObjects", "JSONScanner", "NetworkModel"],
      swiftSettings: strict),
    // Progress from Ingress to the Gateway API: cells, states, history, forecast.
    .target(
      name: "GatewayMigration",
      dependencies: ["ClusterObjects", "NetworkModel", "RequestRouting"],
      swiftSettings: strict),

    // MARK: Recording

    // Recording on a schedule: ticks, backoff, retention, the service manager.
    .target(
      name: "SnapshotRecording",
      dependencies: [
        "ClusterObjects",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      swiftSettings: strict),

    // MARK: Answers out

    // Documents as table, JSON and YAML.
    .target(
      name: "ReportFormats",
      dependencies: [
        "ClusterObjects", "NetworkModel", "SnapshotDiff", "RequestRouting", "GatewayMigration",
      ],
      swiftSettings: strict),
    // What a running recorder tells over HTTP: its metrics and its health.
    .target(
      name: "NetlapseServer",
      dependencies: [
        "ClusterObjects", "ReportFormats",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      swiftSettings: strict),
    // One file per command.
    .target(
      name: "NetlapseCommands",
      dependencies: [
        "ClusterObjects", "JSONScanner", "YAMLDocuments", "EvidenceSources", "SnapshotStore",
        "NetworkModel", "SnapshotDiff", "RequestRouting", "GatewayMigration", "ReportFormats",
        "KubernetesAccess", "SnapshotRecording", "NetlapseServer",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Configuration", package: "swift-configuration"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      swiftSettings: strict),
    // The program.
    .executableTarget(name: "netlapse", dependencies: ["NetlapseCommands"], swiftSettings: strict),

    // MARK: Tests

    // What several test targets need.
    .target(
      name: "TestSupport",
      dependencies: ["ClusterObjects", "JSONScanner"],
      path: "Tests/TestSupport",
      swiftSettings: strict),
    .testTarget(
      name: "JSONScannerTests",
      dependencies: ["JSONScanner", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ClusterObjectsTests",
      dependencies: ["ClusterObjects", "JSONScanner", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "YAMLDocumentsTests",
      dependencies: ["YAMLDocuments", "JSONScanner", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "EvidenceSourcesTests",
      dependencies: [
        "EvidenceSources", "ClusterObjects", "JSONScanner", "YAMLDocuments", "TestSupport",
      ],
      swiftSettings: strict),
    // An API server to test against: TLS, client certificates, paging, faults.
    .target(
      name: "TestAPIServer",
      dependencies: [
        "ClusterObjects", "JSONScanner", "CLibcrypto", "TestSupport",
        .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ],
      path: "Tests/TestAPIServer",
      swiftSettings: strict),
    // A cluster to record, as a program, and a recorder whose day takes minutes.
    .executableTarget(
      name: "test-cluster",
      dependencies: [
        "TestAPIServer", "TestSupport", "NetlapseCommands", "SnapshotRecording", "ClusterObjects",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      path: "Tests/TestClusterTool",
      swiftSettings: strict),
    .testTarget(
      name: "KubernetesAccessTests",
      dependencies: [
        "KubernetesAccess", "EvidenceSources", "ClusterObjects", "JSONScanner", "TestSupport",
        "TestAPIServer",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ],
      swiftSettings: strict),
    // A cluster is collected over the wire, by the library and by the program.
    .testTarget(
      name: "LiveTests",
      dependencies: [
        "netlapse", "KubernetesAccess", "EvidenceSources", "ClusterObjects", "TestSupport",
        "TestAPIServer", .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SnapshotRecordingTests",
      dependencies: [
        "SnapshotRecording", "ClusterObjects", "TestSupport",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "NetlapseServerTests",
      dependencies: [
        "NetlapseServer", "ReportFormats", "ClusterObjects", "TestSupport",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "NetworkModelTests",
      dependencies: [
        "NetworkModel", "ClusterObjects", "JSONScanner", "EvidenceSources", "TestSupport",
      ],
      exclude: ["Fixtures"],
      swiftSettings: strict),
    .testTarget(
      name: "SnapshotDiffTests",
      dependencies: [
        "SnapshotDiff", "NetworkModel", "ClusterObjects", "JSONScanner", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "RequestRoutingTests",
      dependencies: [
        "RequestRouting", "NetworkModel", "ClusterObjects", "JSONScanner", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "GatewayMigrationTests",
      dependencies: [
        "GatewayMigration", "RequestRouting", "NetworkModel", "ClusterObjects", "JSONScanner",
        "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ReportFormatsTests",
      dependencies: [
        "ReportFormats", "SnapshotDiff", "NetworkModel", "ClusterObjects", "JSONScanner",
        "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SnapshotStoreTests",
      dependencies: [
        "SnapshotStore", "ClusterObjects", "JSONScanner", "StoreSchema", "CSQLite",
        "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "NetlapseCommandsTests",
      dependencies: [
        "NetlapseCommands", "EvidenceSources", "NetworkModel", "ReportFormats", "ClusterObjects",
      ],
      swiftSettings: strict),
    // The program as its users run it: sessions in the terminal, kills, two at once.
    .testTarget(
      name: "StoryTests",
      dependencies: ["netlapse", "TestSupport"],
      exclude: ["Stories"],
      swiftSettings: strict),
    // Layering, style limits, documentation.
    .testTarget(name: "RepositoryTests", swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

/// What every target is compiled with.
var strict: [SwiftSetting] {
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
  ]
}
