/// An interval in which an object had one content.
struct VersionRow: Equatable {
  var since: Int64
  var until: Int64
  var content: Int64
}
