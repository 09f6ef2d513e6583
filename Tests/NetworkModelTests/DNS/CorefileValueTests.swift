import TestSupport
import Testing

@testable import NetworkModel

/// What is a change of a Corefile, and what is another way of writing it.
@Suite struct CorefileValueTests {
  private static let kubeadm = """
    .:53 {
        errors
        health {
           lameduck 5s
        }
        ready
        kubernetes cluster.local in-addr.arpa ip6.arpa {
           pods insecure
           fallthrough in-addr.arpa ip6.arpa
           ttl 30
        }
        prometheus :9153
        forward . /etc/resolv.conf {
           max_concurrent 1000
        }
        cache 30
        loop
        reload
        loadbalance
    }
    corp.example:53 {
        rewrite name a.corp.example b.corp.example
        rewrite name c.corp.example d.corp.example
        forward . 10.0.0.53
    }
    """

  private static func value(_ text: String) throws -> FactValue { try Corefile(text).value }

  @Test func hasServersWithTheirPlugins() throws {
    #expect(
      try Self.value(Self.kubeadm).text
        == ".:53=cache 30, errors, forward . /etc/resolv.conf=max_concurrent 1000, "
        + "health=lameduck 5s, kubernetes cluster.local in-addr.arpa ip6.arpa="
        + "fallthrough in-addr.arpa ip6.arpa, pods insecure, ttl 30, loadbalance, loop, "
        + "prometheus :9153, ready, reload corp.example:53=forward . 10.0.0.53, "
        + "rewrite name a.corp.example b.corp.example, rewrite name c.corp.example d.corp.example")
  }

  @Test(arguments: [
    ("cache 30", "cache   30 # half a minute"),
    ("cache 30", "\n\n# comment\n\tcache \"30\""),
    ("cache 30", "cache 30 {\n}"),
    (".:53 {", ". {"), (".:53 {", "dns://.:53\n{"),
    ("corp.example:53 {", "Corp.Example. {"),
    // CoreDNS runs plugins in an order of its own.
    ("loop\n    reload\n", "reload\n    loop\n"),
    (
      "pods insecure\n       fallthrough in-addr.arpa ip6.arpa\n",
      "fallthrough in-addr.arpa ip6.arpa\n pods insecure\n"
    ),
    ("health {\n       lameduck 5s\n    }", "health { lameduck 5s }"),
    ("errors\n", "import shared\n"),
  ])
  func writingItOtherwiseIsNoChange(_ old: String, _ new: String) throws {
    let edited =
      "(shared) {\nerrors\n}\n" + Self.kubeadm.replacing(old, with: new, maxReplacements: 1)
    #expect(edited.contains(new))
    #expect(try Self.value(edited) == Self.value(Self.kubeadm))
  }

  @Test(arguments: [
    ("cache 30", "cache 300"), ("cache 30", ""), ("loop", "loop\n whoami"),
    (".:53 {", ".:5353 {"), ("corp.example:53 {", "tls://corp.example:53 {"),
    ("ttl 30", "ttl 5"), ("ttl 30", ""),
    // The first zone is the one that others are derived from, and the first upstream may be asked
    // first.
    ("cluster.local in-addr.arpa ip6.arpa {", "in-addr.arpa cluster.local ip6.arpa {"),
    ("10.0.0.53", "10.0.1.53 10.0.0.53"),
    // The first rewrite that matches counts.
    (
      "rewrite name a.corp.example b.corp.example\n    rewrite name c.corp.example d.corp.example",
      "rewrite name c.corp.example d.corp.example\n    rewrite name a.corp.example b.corp.example"
    ),
  ])
  func anotherSettingIsAChange(_ old: String, _ new: String) throws {
    let edited = Self.kubeadm.replacing(old, with: new, maxReplacements: 1)
    #expect(edited != Self.kubeadm)
    #expect(try Self.value(edited) != Self.value(Self.kubeadm))
  }

  @Test func serversOfOneLabelAreKeptApart() throws {
    let value = try Self.value(". {\nbind 10.0.0.1\n}\n. {\nbind 10.0.0.2\n}\n")
    #expect(value == .record([".:53": ["bind 10.0.0.1"], ".:53 #2": ["bind 10.0.0.2"]]))
  }

  /// White space, comments, quotes and line ends at random places change nothing.
  @Test(arguments: 0..<50)
  func randomLayoutIsNoChange(_ seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let words = try CorefileLexer.words(of: Self.kubeadm)
    var text = random.isOne(in: 2) ? "\u{FEFF}" : ""
    for word in words {
      if word.beginsLine {
        if random.isOne(in: 3) { text += " # { } \" comment" }
        text += random.isOne(in: 2) ? "\n" : "\r\n\n"
      }
      text += String(repeating: random.isOne(in: 2) ? " " : "\t", count: 1 + random.index(below: 3))
      let isBrace = word.text == "{" || word.text == "}"
      text += !isBrace && random.isOne(in: 4) ? "\"\(word.text)\"" : word.text
    }
    #expect(try Self.value(text) == Self.value(Self.kubeadm), "seed \(seed)\n\(text)")
  }

  /// Whatever the bytes, reading ends with a value or an error, and what was read can be compared.
  @Test(arguments: 0..<300)
  func randomTextsAreReadOrRefused(_ seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "{", "}", "\n", " ", "\"", "\\", "#", "import", "(a)", "a", ".", ",", "cache 30", "\r", "é",
    ]
    let text = (0..<random.index(below: 60)).map { _ in
      pieces[random.index(below: pieces.count)] + (random.isOne(in: 2) ? " " : "")
    }.joined()
    guard let corefile = try? Corefile(text) else { return }
    #expect(CorefileDifference.between(corefile.value, corefile.value).isEmpty, "seed \(seed)")
    for difference in CorefileDifference.between(nil, corefile.value) {
      #expect(!difference.text.isEmpty, "seed \(seed)")
    }
  }
}
