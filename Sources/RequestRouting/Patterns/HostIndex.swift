/// Values by host pattern, found by host from the most specific pattern on: exact names first, then
/// wildcards with the longest suffix, then those for every host
/// (https://gateway-api.sigs.k8s.io/reference/spec/#httproutespec).
package struct HostIndex<Value: Sendable>: Sendable {
  private var exact: [String: Value] = [:]
  private var oneLabel: [String: Value] = [:]
  private var labels: [String: Value] = [:]
  private var any: Value?

  package init() {}

  /// The value of one pattern; setting nil removes it.
  package subscript(pattern: HostPattern) -> Value? {
    get {
      switch pattern {
      case .any: any
      case .exact(let name): exact[name]
      case .oneLabel(let suffix): oneLabel[suffix]
      case .labels(let suffix): labels[suffix]
      }
    }
    set {
      switch pattern {
      case .any: any = newValue
      case .exact(let name): exact[name] = newValue
      case .oneLabel(let suffix): oneLabel[suffix] = newValue
      case .labels(let suffix): labels[suffix] = newValue
      }
    }
  }

  /// The values of the patterns that hold a host, the most specific first.
  package func values(for host: String) -> [Value] {
    var found: [Value] = []
    if let value = exact[host] { found.append(value) }
    if !oneLabel.isEmpty || !labels.isEmpty {
      var rest = host
      var isFirst = true
      while let parent = HostName.parent(of: rest) {
        if isFirst, host.first != ".", let value = oneLabel[parent] { found.append(value) }
        if let value = labels[parent] { found.append(value) }
        rest = parent
        isFirst = false
      }
    }
    if let any { found.append(any) }
    return found
  }

  /// Every pattern, in a stable order.
  package var patterns: [HostPattern] {
    var all: [HostPattern] = exact.keys.sorted().map { .exact($0) }
    all += oneLabel.keys.sorted().map { .oneLabel(suffix: $0) }
    all += labels.keys.sorted().map { .labels(suffix: $0) }
    if any != nil { all.append(.any) }
    return all
  }
}
