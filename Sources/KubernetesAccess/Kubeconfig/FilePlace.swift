/// Paths as they are meant inside a file.
enum FilePlace {
  /// A path in a kubeconfig: one that is not absolute begins in the file's own folder.
  static func resolve(_ path: String, in file: String) -> String {
    if path.hasPrefix("/") { return path }
    guard let slash = file.lastIndex(of: "/") else { return "./" + path }
    return file[...slash] + path
  }
}
