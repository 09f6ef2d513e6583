import ClusterObjects

#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// Finds the regular files of an input: one file, standard input, or a folder and what lies below
/// it. Links inside a folder are never followed, and nothing is opened that is no regular file.
struct FolderWalk {
  private static let depthMax = 32
  private static let filesMax = 100_000

  /// How messages name files.
  enum Naming {
    /// By their place below the folder that was given.
    case belowFolder
    /// By the path that was given, and their place below it.
    case byPath
  }

  /// The files, sorted by name.
  private(set) var files: [EvidenceFile] = []
  /// Links, devices, pipes and the like that were passed by, by name.
  private(set) var passedBy: [String] = []

  /// - Parameter followsLink: whether the path itself may be a link: true for what the user named,
  ///   false for what was found in a folder.
  /// - Throws: ``EvidenceError``.
  init(_ path: String, naming: Naming = .belowFolder, followsLink: Bool = true) throws {
    if path == "-" {
      files = [EvidenceFile(path: path, name: "standard input", modifiedAt: nil)]
      return
    }
    var status = stat()
    let result = followsLink ? stat(path, &status) : lstat(path, &status)
    guard result == 0 else { throw Self.error(errno, path) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: try walk(path, prefix: naming == .byPath ? path : "", depth: 0)
    case S_IFREG:
      let last = path.split(separator: "/").last.map(String.init) ?? path
      let name = naming == .byPath ? path : last
      files = [
        EvidenceFile(
          path: path, name: name, modifiedAt: Self.modified(status), isBelowFolder: !followsLink)
      ]
    case S_IFLNK:
      throw EvidenceError(
        .malformed, path: path, "a link: what is found in a folder is not followed",
        hint: "name it on the command line")
    default:
      throw EvidenceError(
        .malformed, path: path, "neither a regular file nor a folder",
        hint: "pipe it in and give - as the path")
    }
    files.sort { $0.name.precedesBytewise($1.name) }
  }

  /// The entries directly below a folder, sorted: for reading each as a snapshot of its own.
  ///
  /// - Throws: ``EvidenceError``.
  static func entries(of folder: String) throws -> [String] {
    guard let directory = opendir(folder) else { throw error(errno, folder) }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard let name else {
        throw EvidenceError(
          .malformed, path: folder, "the name of a file in it is not UTF-8", hint: "rename it")
      }
      if !name.hasPrefix(".") { names.append(name) }
      if names.count > filesMax {
        throw EvidenceError(.malformed, path: folder, "more than \(filesMax) entries")
      }
    }
    return names.sorted { $0.precedesBytewise($1) }
  }

  private mutating func walk(_ folder: String, prefix: String, depth: Int) throws {
    guard depth < Self.depthMax else {
      throw EvidenceError(
        .malformed, path: folder, "folders nested deeper than \(Self.depthMax) levels")
    }
    for entry in try Self.entries(of: folder) {
      let path = Self.path(folder, entry)
      let name = prefix.isEmpty ? entry : Self.path(prefix, entry)
      var status = stat()
      guard lstat(path, &status) == 0 else { throw Self.error(errno, path) }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: try walk(path, prefix: name, depth: depth + 1)
      case S_IFREG:
        files.append(
          EvidenceFile(
            path: path, name: name, modifiedAt: Self.modified(status), isBelowFolder: true))
      default: passedBy.append(name)
      }
      guard files.count <= Self.filesMax else {
        throw EvidenceError(.malformed, path: folder, "more than \(Self.filesMax) files")
      }
    }
  }

  private static func path(_ folder: String, _ entry: String) -> String {
    folder.hasSuffix("/") ? folder + entry : "\(folder)/\(entry)"
  }

  private static func modified(_ status: stat) -> Instant {
    let time = status.st_mtim
    return Instant(
      millisecondsSinceEpoch: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  /// The error for a system call's.
  static func error(_ code: Int32, _ path: String) -> EvidenceError {
    switch code {
    case ENOENT, ENOTDIR: EvidenceError(.notFound, path: path, "no such file or folder")
    case EACCES, EPERM: EvidenceError(.permission, path: path, "permission denied")
    default: EvidenceError(.malformed, path: path, String(cString: strerror(code)))
    }
  }
}
