import ClusterObjects
import RequestRouting

/// Requests that get another answer at a second moment, as a part of a comparison.
struct RequestChangesDocument {
  private let changes: RequestChanges

  init(_ changes: RequestChanges) { self.changes = changes }

  /// `{assumesReady, differences, unproven, notInForce, notCompared}`
  var document: JSONValue {
    .object([
      "assumesReady": .bool(changes.assumesReady),
      "differences": .array(
        changes.proxies.flatMap { entry in
          entry.differences.differences.map {
            RoutingDocument.difference($0, Self.members(of: entry.proxy))
          }
        }),
      "unproven": .array(
        changes.proxies.flatMap { entry in
          entry.differences.unproven.map {
            RoutingDocument.unproven($0, Self.members(of: entry.proxy))
          }
        }),
      "notInForce": .array(changes.notInForce.map { .string($0) }),
      "notCompared": .array(changes.notCompared.map { .string($0) }),
    ])
  }

  private var heading: String {
    changes.count > 0 ? "requests that get another answer" : "requests"
  }

  private var hasLines: Bool {
    !changes.proxies.isEmpty || !gaps.isEmpty
  }

  /// What no proxy says.
  private var gaps: [String] {
    changes.notInForce.map { "not in force: \($0)" }
      + changes.notCompared.map { "not compared: \($0)" }
  }

  private static func members(of proxy: RequestProxy) -> [String: JSONValue] {
    switch proxy {
    case .ingresses(let controller): ["via": "ingress", "controller": .string(controller)]
    case .gateway(let key): ["via": "gateway", "gateway": .string(key.qualifiedName)]
    }
  }

  // MARK: For people

  private static let shownMax = 20
  private static let assumption = "a route counts where no status speaks against it"

  /// Lines below a heading; nothing where nothing is to be said.
  func text(wide: Bool, _ style: TextStyle) -> String {
    guard hasLines else { return "" }
    var text = "\n" + style.colored(heading, .heading) + "\n"
    if changes.assumesReady { text += "  (\(Self.assumption))\n" }
    for entry in changes.proxies { text += lines(entry, wide: wide, style) }
    for gap in gaps {
      text += TerminalText.wrapped(gap, indentation: 2)
        .map { style.colored($0, .muted) + "\n" }.joined()
    }
    return text
  }

  private func lines(_ entry: RequestChanges.OfProxy, wide: Bool, _ style: TextStyle) -> String {
    var text = TerminalText.safe("  \(entry.proxy.description)") + "\n"
    let all = entry.differences.differences
    for difference in wide ? all[...] : all.prefix(Self.shownMax) {
      text += TerminalText.safe("    \(difference.request.description)") + "\n"
      for (sign, outcome, tone) in [
        ("-", difference.before, TextStyle.Tone.removed), ("+", difference.after, .added),
      ] {
        text += style.colored(
          TerminalText.safe("      \(sign) \(outcome.answer.description)"), tone)
        text += "\n"
        guard wide, let why = outcome.rule?.description ?? outcome.because else { continue }
        text += TerminalText.wrapped(why, indentation: 10).map { $0 + "\n" }.joined()
      }
    }
    if !wide, all.count > Self.shownMax {
      text += "    and \(all.count - Self.shownMax) more (-o wide shows them)\n"
    }
    for gap in entry.differences.unproven {
      text += TerminalText.wrapped(
        "unproven: \(gap.host) \(gap.pattern): \(gap.because)", indentation: 4
      ).map { style.colored($0, .muted) + "\n" }.joined()
    }
    return text
  }

  /// The same for a change ticket; nothing where nothing is to be said.
  func add(to document: inout MarkdownDocument) {
    guard hasLines else { return }
    document.addHeading(3, MarkdownText(heading.prefix(1).uppercased() + heading.dropFirst()))
    if changes.assumesReady { document.addParagraph(MarkdownText("Assumed: \(Self.assumption).")) }
    var rows: [[MarkdownText]] = []
    for entry in changes.proxies {
      rows += entry.differences.differences.map { difference in
        [
          MarkdownText(entry.proxy.description), .code(difference.request.description),
          MarkdownText(difference.before.answer.description),
          MarkdownText(difference.after.answer.description),
        ]
      }
    }
    if !rows.isEmpty {
      document.addTable(["By", "Request", "Before", "After"].map { MarkdownText($0) }, rows)
    }
    let gaps =
      self.gaps
      + changes.proxies.flatMap { entry in
        entry.differences.unproven.map {
          "unproven: \($0.host) \($0.pattern): \($0.because) (\(entry.proxy.description))"
        }
      }
    if !gaps.isEmpty { document.addList(gaps.map { MarkdownText($0) }) }
  }
}
