/// A snapshot of the same cluster that comes after the one being written.
struct LaterSnapshot {
  let position: Int64
  let coverage: Int64
}
