import ClusterObjects

extension Corefile {
  /// Stands for what is outside of servers among their labels.
  static let outside = "imports"

  /// The form in which two Corefiles can be compared: per server its plugins, sorted by name,
  /// because CoreDNS runs them in an order of its own; several of one plugin in their order.
  /// Comments, white space, quotes, and the order of servers are gone.
  var value: FactValue {
    var servers: [String: FactValue] = [:]
    for block in blocks { Self.add(Self.value(of: block.directives), block.label, to: &servers) }
    if !imports.isEmpty { servers[Self.outside] = FactValue(words: imports.map { "import \($0)" }) }
    return .record(servers)
  }

  /// The plugins of one server.
  static func value(of directives: [CorefileDirective]) -> FactValue {
    let sorted = directives.enumerated().sorted { first, second in
      first.element.name != second.element.name
        ? first.element.name.precedesBytewise(second.element.name)
        : first.offset < second.offset
    }
    return .list(sorted.map(\.element.value))
  }

  /// Servers of one label are allowed where a plugin (`bind`, `view`) tells them apart.
  static func add(_ value: FactValue, _ label: String, to servers: inout [String: FactValue]) {
    var name = label
    var number = 1
    while servers[name] != nil {
      number += 1
      name = "\(label) #\(number)"
    }
    servers[name] = value
  }
}
