import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// Writes metrics where node_exporter's textfile collector reads them
/// (https://github.com/prometheus/node_exporter#textfile-collector): the file is there as it was
/// or as it is to be, never a part of it.
package struct MetricsFile: Sendable {
  /// Readable for everybody: the collector runs as somebody else.
  private static let mode: mode_t = 0o644

  private let path: String

  /// - Parameter path: ends in `.prom`, or the collector passes over it.
  package init(path: String) { self.path = path }

  /// Writes a temporary file beside it and renames that.
  ///
  /// - Throws: ``MetricsFileError``.
  package func write(_ exposition: MetricExposition) throws {
    // The collector reads *.prom only, so nobody takes this one for metrics.
    var name = Array("\(path).XXXXXX".utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { throw error() }
    // No program that is started meanwhile inherits it.
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    do {
      try fill(descriptor, Array(exposition.text.utf8))
      guard rename(name, path) == 0 else { throw error() }
    } catch {
      unlink(name)
      throw error
    }
  }

  private func fill(_ descriptor: Int32, _ bytes: [UInt8]) throws {
    var failure: (any Error)?
    var rest = bytes[...]
    while failure == nil, !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { failure = error() }
    }
    if failure == nil, fchmod(descriptor, Self.mode) != 0 { failure = error() }
    // A full disk may be noticed only here.
    if close(descriptor) != 0, failure == nil { failure = error() }
    if let failure { throw failure }
  }

  private func error() -> MetricsFileError {
    MetricsFileError(path: path, detail: String(cString: strerror(errno)))
  }
}
