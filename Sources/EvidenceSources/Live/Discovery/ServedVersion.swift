/// In which version a resource is to be asked for.
enum ServedVersion: Equatable {
  /// The best that both sides know.
  case known(String)
  /// Nobody can say: these may be tried, best first.
  case unknown([String])
  /// The server serves it in no version at all.
  case none
  /// The server serves it, or may, and in no version that can be read.
  case unreadable
}
