/// A configuration of CoreDNS, as far as its structure goes
/// (https://coredns.io/manual/configuration/).
struct Corefile: Hashable, Sendable {
  /// The servers in their order.
  var blocks: [CorefileServerBlock] = []
  /// Files that are imported outside of servers.
  var imports: [String] = []

  /// Reads a whole text.
  init(_ text: String) throws(CorefileError) {
    var parser = try CorefileParser(text)
    self = try parser.corefile()
  }

  init() {}

  /// Its plugins of this name, each with its server.
  func directives(
    _ name: String
  ) -> [(block: CorefileServerBlock, directive: CorefileDirective)] {
    blocks.flatMap { block in
      block.directives.filter { $0.name == name }.map { (block, $0) }
    }
  }

  /// Files that are imported: outside of servers, and as plugins of one.
  var importedFiles: [String] {
    imports + directives("import").flatMap(\.directive.arguments)
  }
}
