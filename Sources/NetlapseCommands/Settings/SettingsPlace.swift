import ReportFormats

#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// A place where a settings file may lie.
struct SettingsPlace {
  /// Who says that it is one.
  enum Trust {
    /// The user, who named it.
    case stated
    /// Its place among the user's own settings.
    case user
    /// Nothing but its name, in the folder the program was started in.
    case currentFolder
  }

  /// What is there.
  enum Finding {
    case bytes([UInt8])
    case missing
    case inaccessible

    /// For a report.
    var outcome: ConfigReport.File.Outcome {
      switch self {
      case .bytes: .read
      case .missing: .missing
      case .inaccessible: .inaccessible
      }
    }
  }

  private static let bytesMax = 1 << 20

  let path: String
  let trust: Trust

  /// Where to look, what wins first: the stated file and no other, or the current folder's and the
  /// user's own (https://specifications.freedesktop.org/basedir-spec/latest/).
  static func all(stated: String?, environment: [String: String]) -> [SettingsPlace] {
    if let stated { return [SettingsPlace(path: stated, trust: .stated)] }
    let here = SettingsPlace(path: "./netlapse.yaml", trust: .currentFolder)
    // A relative path is to be ignored, says the specification.
    let stated = environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    let home = environment["HOME"].flatMap { $0.isEmpty ? nil : "\($0)/.config" }
    guard let folder = stated ?? home else { return [here] }
    let own = SettingsPlace(path: "\(folder)/netlapse/netlapse.yaml", trust: .user)
    return here.isSameFile(as: own) ? [own] : [here, own]
  }

  private func isSameFile(as other: SettingsPlace) -> Bool {
    var (first, second) = (stat(), stat())
    return stat(path, &first) == 0 && stat(other.path, &second) == 0
      && first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }

  /// Reads the file.
  ///
  /// - Throws: ``CommandFailure`` when there is something that cannot be read, or nothing where the
  ///   user said that there is.
  func read() throws -> Finding {
    var status = stat()
    guard stat(path, &status) == 0 else {
      let code = errno
      if trust == .stated {
        throw code == EACCES ? failure(.permissionDenied, code) : failure(.notFound, code)
      }
      switch code {
      case ENOENT, ENOTDIR: return .missing
      // Where another user's home is still in the environment, it holds nothing for this one.
      case EACCES: return .inaccessible
      default: throw failure(.malformedInput, code)
      }
    }
    let kind = status.st_mode & S_IFMT
    if kind == S_IFDIR {
      throw CommandFailure(.malformedInput, "\(path): a folder, where a settings file should be")
    }
    // A pipe that somebody left in the current folder would make every command wait.
    if kind != S_IFREG, trust != .stated {
      throw CommandFailure(.malformedInput, "\(path): not a regular file")
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      let code = errno
      throw failure(code == EACCES || code == EPERM ? .permissionDenied : .malformedInput, code)
    }
    defer { close(descriptor) }
    return .bytes(try bytes(from: descriptor))
  }

  private func bytes(from descriptor: Int32) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var space = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = Glibc.read(descriptor, &space, space.count)
      if count == 0 { return bytes }
      guard count > 0 else {
        if errno == EINTR { continue }
        throw failure(.malformedInput, errno)
      }
      bytes += space[..<count]
      guard bytes.count <= Self.bytesMax else {
        throw CommandFailure(
          .malformedInput, "\(path): larger than \(Self.bytesMax) bytes, so no settings file")
      }
    }
  }

  private func failure(_ status: ExitStatus, _ code: Int32) -> CommandFailure {
    CommandFailure(
      status, "\(path): the settings cannot be read: \(String(cString: strerror(code)))",
      hint: trust == .stated
        ? "--config or NETLAPSE_CONFIG names it" : "mend it, or name another with --config")
  }
}
