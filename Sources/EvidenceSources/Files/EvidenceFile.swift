import ClusterObjects

/// A regular file of an input.
struct EvidenceFile: Sendable {
  /// Where to open it; `-` is standard input.
  let path: String
  /// How messages name it: below the folder that was given, or by path (``FolderWalk/Naming``).
  let name: String
  /// Its modification time; nil for standard input.
  let modifiedAt: Instant?

  /// The name without folders and extensions: `ingresses` for `a/ingresses.json`.
  var stem: String {
    let last = name.split(separator: "/").last ?? ""
    return String(last.prefix { $0 != "." })
  }

  /// Folders of the name: `a/b` for `a/b/ingresses.json`.
  var folder: String { name.lastIndex(of: "/").map { String(name[..<$0]) } ?? "" }

  /// Whether the name promises JSON.
  var isJSON: Bool { name.lowercased().hasSuffix(".json") }
}
