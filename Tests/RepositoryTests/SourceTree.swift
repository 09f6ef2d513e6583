import Foundation

/// The files of this repository that its rules are about.
struct SourceTree {
  static let sourceFolders = ["Sources", "Migrations", "Tests", "Scripts"]

  /// Read once; every check looks at the same files.
  static let repository = Result { try SourceTree(root: packageRoot) }

  /// Each visible file in the folders above and at the top level, sorted by path.
  let files: [SourceFile]
  /// Everything in the root, hidden or not.
  let topLevelNames: [String]
  /// Empty when there is none.
  let gitIgnore: SourceFile
  /// A folder for each module: those in `Sources`, and `Migrations`.
  let moduleFolders: [String]

  init(root: URL) throws {
    topLevelNames = try Self.names(in: root)
    guard topLevelNames.contains("Package.swift") else {
      throw CocoaError(.fileNoSuchFile, userInfo: [NSFilePathErrorKey: root.path])
    }
    let sources = try Self.names(in: root.appending(path: "Sources")).filter { Self.isVisible($0) }
    let migrations = topLevelNames.filter { $0 == "Migrations" }
    moduleFolders = sources.map { "Sources/" + $0 } + migrations
    let ignores = try? Data(contentsOf: root.appending(path: ".gitignore"))
    gitIgnore = SourceFile(
      path: ".gitignore", text: String(decoding: ignores ?? Data(), as: UTF8.self))
    files = try Self.paths(in: root, topLevel: topLevelNames).map { path in
      let data = try Data(contentsOf: root.appending(path: path))
      return SourceFile(path: path, text: String(decoding: data, as: UTF8.self))
    }
  }

  func swiftFiles(under folders: String...) -> [SourceFile] {
    files.filter { file in file.isSwift && folders.contains { file.isUnder($0) } }
  }

  /// The folder above `Tests/RepositoryTests/`, wherever the clone is.
  private static var packageRoot: URL {
    URL(filePath: #filePath)
      .deletingLastPathComponent()
      .deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  private static func names(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  private static func paths(in root: URL, topLevel: [String]) throws -> [String] {
    var paths: [String] = []
    for name in topLevel where isVisible(name) {
      let url = root.appending(path: name)
      if !isFolder(url) {
        paths.append(name)
      } else if sourceFolders.contains(name) {
        let inside = try FileManager.default.subpathsOfDirectory(atPath: url.path)
        paths += inside.map { "\(name)/\($0)" }.filter { path in
          path.split(separator: "/").allSatisfy { isVisible(String($0)) }
            && !isFolder(root.appending(path: path))
        }
      }
    }
    return paths.sorted()
  }

  private static func isVisible(_ name: String) -> Bool { !name.hasPrefix(".") }

  private static func isFolder(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
      && isFolder.boolValue
  }
}
