import EvidenceSources

#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// Reads small files whole: kubeconfigs, tokens, certificates. Pipes too, as `--kubeconfig <(...)`
/// gives one.
enum BoundedFile {
  /// The bytes of a file.
  ///
  /// - Parameter what: what the file is, for messages.
  /// - Throws: ``AccessError`` with category `notFound`, `permission` or `malformed`.
  static func bytes(of path: String, what: String, limitBytes: Int) throws(AccessError) -> [UInt8] {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw AccessError(.notFound, "\(what) has no usable path")
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw error(errno, path, what) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw error(errno, path, what) }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      guard bytes.count <= limitBytes else {
        throw AccessError(
          .malformed, "\(what) \(path) is larger than \(limitBytes) bytes",
          hint: "check that the path names the right file")
      }
    }
  }

  private static func error(_ code: Int32, _ path: String, _ what: String) -> AccessError {
    let reason = String(cString: strerror(code))
    let (category, hint): (AccessError.Category, String) =
      switch code {
      case ENOENT, ENOTDIR: (.notFound, "check the path")
      case EACCES, EPERM: (.permission, "let the user that runs netlapse read it")
      default: (.malformed, "check that the path names a file")
      }
    return AccessError(category, "cannot read \(what) \(path): \(reason)", hint: hint)
  }
}
