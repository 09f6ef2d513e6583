/// What it means that a plugin of a Corefile is configured in another way, by its manual
/// (https://coredns.io/plugins/).
struct CorefilePluginEffect {
  /// How serious it is.
  let changeClass: ChangeClass
  /// What it does, as the end of a sentence.
  let sentence: String

  init(_ difference: CorefileDifference) {
    if difference.kind == .newPlace || difference.kind == .gonePlace {
      self.init(place: difference.place, isNew: difference.kind == .newPlace)
      return
    }
    let name = (difference.new ?? difference.old)?.name ?? ""
    switch name {
    case "log", "errors", "prometheus", "health", "ready":
      self.init(observing: name, difference)
    case "acl": self.init(.policy, "who may ask for which names differs")
    case "cache": self.init(cache: difference.new)
    case "forward", "proxy": self.init(forward: difference.new)
    default: self.init(.routing, Self.sentences[name] ?? "how questions are answered may differ")
    }
  }

  private init(_ changeClass: ChangeClass, _ sentence: String) {
    self.changeClass = changeClass
    self.sentence = sentence
  }

  private static let sentences = [
    "autopath": "search lists of Pods are walked in another way",
    "bind": "it listens on other addresses",
    "hosts": "names of its table get other answers",
    "import": "lines from other files count that did not, or the other way round",
    "k8s_external": "names of Services for clients outside get other answers",
    "kubernetes": "names of Services and Pods get other answers",
    "loadbalance": "the addresses in an answer come in another order",
    "loop": "whether a forwarding loop stops the process differs",
    "reload": "when an edited Corefile takes effect differs",
    "rewrite": "other names are looked up in place of those that were asked for",
    "template": "names that a template answers get other answers",
  ]

  private init(place: String, isNew: Bool) {
    // The label has the port, and a scheme where it is not plain DNS.
    let zones = place.split(separator: " ").filter { !$0.hasPrefix("#") }
      .map { $0.prefix(upTo: $0.lastIndex(of: ":") ?? $0.endIndex) }.joined(separator: ", ")
    self.init(
      .routing,
      isNew
        ? "names below \(zones) are answered by it, no longer by a wider block"
        : "names below \(zones) are answered by a wider block, where there is one")
  }

  private init(observing name: String, _ difference: CorefileDifference) {
    let isProbe = name == "health" || name == "ready"
    if isProbe, let old = difference.old, old.arguments != difference.new?.arguments {
      self.init(
        .disruptive,
        "where the kubelet's probes still ask at the old place, the DNS Pods count as "
          + (name == "ready" ? "not ready" : "dead"))
    } else {
      self.init(
        .cosmetic,
        isProbe ? "no answer differs" : "what is logged or measured differs, no answer does")
    }
  }

  private init(cache new: CorefileSetting?) {
    guard let new else {
      self.init(.routing, "answers are no longer kept: each question is answered anew")
      return
    }
    self.init(
      .routing,
      new.number.map { "answers are kept up to \($0) s" }
        ?? "answers are kept up to 3600 s, those that there is no such name up to 1800 s")
  }

  private init(forward new: CorefileSetting?) {
    guard let new else {
      self.init(.routing, "names that it does not know itself are no longer asked for elsewhere")
      return
    }
    let words = new.arguments.split(separator: " ")
    guard let zone = words.first, words.count > 1 else {
      self.init(.routing, "names that it does not know itself are asked for elsewhere")
      return
    }
    let targets = words.dropFirst().prefix(4).joined(separator: ", ")
    self.init(
      .routing,
      zone == "."
        ? "names that it does not know itself are asked for at \(targets)"
        : "names below \(zone) are asked for at \(targets)")
  }
}
