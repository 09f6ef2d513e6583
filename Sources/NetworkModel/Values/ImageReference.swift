/// The parts of a container image's name
/// (https://github.com/distribution/reference/blob/main/reference.go).
struct ImageReference {
  /// Without registry, tag and digest: `cilium/cilium`.
  let repository: String
  /// The tag; nil where there is none.
  let tag: String?

  init(_ text: String) {
    let named = text.prefix { $0 != "@" }
    let slash = named.lastIndex(of: "/") ?? named.startIndex
    let colon = named[slash...].lastIndex(of: ":")
    tag = colon.map { String(named[named.index(after: $0)...]) }
    var path = named[..<(colon ?? named.endIndex)]
    let first = path.prefix { $0 != "/" }
    if first.count < path.count, first.contains(".") || first.contains(":") || first == "localhost"
    {
      path = path.dropFirst(first.count + 1)
    }
    repository = String(path)
  }
}
