import ClusterObjects

/// A configuration for CNI plugins, as ConfigMaps hold it to be written into `/etc/cni/net.d`
/// (https://github.com/containernetworking/cni/blob/main/SPEC.md).
enum CNIConfiguration {
  /// A plugin in it.
  enum Plugin {
    case found(JSONValue)
    /// There is no configuration, or no such plugin in it.
    case missing
    /// It cannot be read; why.
    case malformed(String)
  }

  /// The first plugin of this type: one of a list, or the only one.
  static func plugin(_ type: String, in document: EmbeddedDocument) -> Plugin {
    switch document {
    case .missing: return .missing
    case .malformed(let why): return .malformed(why)
    case .parsed(let json):
      let plugins = json["plugins"]?.elements ?? [json]
      return plugins.first { $0["type"]?.text == type }.map { .found($0) } ?? .missing
    }
  }
}
