/// What `rewrite-target` of ingress-nginx makes of paths that the path's expression matches: the
/// whole path becomes the target (https://kubernetes.github.io/ingress-nginx/examples/rewrite/).
enum NginxRewrite: Hashable, Sendable {
  /// Paths stay as they are.
  case unchanged
  case change(PathChange)

  /// - Parameters:
  ///   - path: as declared: an expression.
  ///   - target: where capture groups are `$1` and so on.
  init(path: String, target: String) {
    if target.isEmpty || target == path {
      self = .unchanged
    } else if !target.contains("$") {
      self = .change(.full(target))
    } else if let (prefix, group) = Self.captured(path), target.hasSuffix("$\(group)"),
      target.filter({ $0 == "$" }).count == 1
    {
      let head = String(target.dropLast(2))
      self = Self.replacing(prefix, by: head) ?? .change(.pattern("\(path) ~ \(target)"))
    } else {
      self = .change(.pattern("\(path) ~ \(target)"))
    }
  }

  private static func replacing(_ prefix: String, by head: String) -> NginxRewrite? {
    guard head.hasPrefix("/"), head.hasSuffix("/") else { return nil }
    var new = head
    while new.count > 1, new.hasSuffix("/") { new.removeLast() }
    let matched = prefix.isEmpty ? "/" : prefix
    return matched == new ? .unchanged : .change(.prefix(matched: prefix, with: new))
  }

  /// The literal part, and the number of the group that holds everything behind it and a slash, in
  /// `/foo(/|$)(.*)` and `/foo/(.*)`.
  private static func captured(_ path: String) -> (prefix: String, group: Int)? {
    for (ending, group) in [("(/|$)(.*)", 2), ("(/|$)(.*)$", 2), ("/(.*)", 1), ("/(.*)$", 1)]
    where path.hasSuffix(ending) {
      let prefix = String(path.dropLast(ending.count))
      let isLiteral = IngressPathReading.literalBeginning(of: prefix) == prefix
      return isLiteral && !prefix.hasSuffix("/") ? (prefix, group) : nil
    }
    return nil
  }
}
