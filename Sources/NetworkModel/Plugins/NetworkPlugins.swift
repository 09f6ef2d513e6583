import ClusterObjects

/// The products netlapse recognises. A new one is one folder, its tests, and one line here.
enum NetworkPlugins {
  /// In no order that matters.
  static let all: [any NetworkPlugin] = [
    CiliumPlugin(),
    KindnetPlugin(),
  ]
}

extension NetworkPlugins {
  /// What recognising and asking any of them reads.
  static var inputs: [Scope] { Set(all.flatMap(\.inputs)).sorted() }
}
