import ClusterObjects

/// A regular file of an input.
struct EvidenceFile: Sendable {
  /// Where to open it; `-` is standard input.
  let path: String
  /// How messages name it: below the folder that was given, or by path (``FolderWalk/Naming``).
  let name: String
  /// Its modification time; nil for standard input.
  let modifiedAt: Instant?

  /// Whether it was found in a folder: then what has become a link meanwhile is not followed.
  var isBelowFolder = false

  /// The name without folders and its suffix, which may tell what an empty list is of:
  /// `gateways.submariner.io` for `a/gateways.submariner.io.json`.
  var stem: String {
    let last = name.split(separator: "/").last.map(String.init) ?? ""
    guard format != nil, let point = last.lastIndex(of: ".") else { return last }
    return String(last[..<point])
  }

  /// Folders of the name: `a/b` for `a/b/ingresses.json`.
  var folder: String { name.lastIndex(of: "/").map { String(name[..<$0]) } ?? "" }

  /// What the name promises.
  var format: EvidenceFormat? { EvidenceFormat(fileName: name) }
}
