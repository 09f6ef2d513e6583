/// A server of a Corefile.
struct CorefileServerBlock: Hashable, Sendable {
  /// What it answers for, as written.
  let addresses: [CorefileAddress]
  /// Its plugins, snippets put in their places.
  let directives: [CorefileDirective]
  /// Where it begins, counted from 1.
  let line: Int

  /// Its addresses in order: `.:53`, `cluster.local:53 in-addr.arpa:53`.
  var label: String { addresses.sorted().map(\.description).joined(separator: " ") }
}
