package import ClusterObjects
package import RequestRouting

/// Requests that the Ingresses and the Gateways answer differently.
package struct RequestReport: Report {
  /// One comparison: a controller's Ingresses with one Gateway.
  package struct Side: Sendable {
    /// The controller of the Ingresses.
    package let controller: String
    /// The Gateway; nil: none has a rule for these hosts.
    package let gateway: String?
    /// How they differ.
    package let differences: RoutingDifferences

    package init(controller: String, gateway: String?, differences: RoutingDifferences) {
      self.controller = controller
      self.gateway = gateway
      self.differences = differences
    }

    var members: [String: JSONValue] {
      var members: [String: JSONValue] = ["controller": .string(controller)]
      if let gateway { members["gateway"] = .string(gateway) }
      return members
    }
  }

  /// The moment.
  package let moment: Moment
  /// By controller and Gateway.
  package let sides: [Side]
  /// What was not seen, and may answer too.
  package let unseen: [String]

  package init(moment: Moment, sides: [Side], unseen: [String]) {
    self.moment = moment
    self.sides = sides
    self.unseen = unseen
  }

  /// Whether some request is answered differently.
  package var hasDifferences: Bool { sides.contains { !$0.differences.differences.isEmpty } }

  /// Whether all could be compared.
  package var isProved: Bool {
    unseen.isEmpty && sides.allSatisfy { $0.differences.unproven.isEmpty }
  }

  package var kind: String { "RequestDifferences" }

  /// `{at, compared, differences, unproven, unseen}`
  package var members: [String: JSONValue] {
    [
      "at": JSONValue(moment), "unseen": .array(unseen.map { .string($0) }),
      "compared": .object([
        "hosts": JSONValue(sides.reduce(0) { $0 + $1.differences.hostCount }),
        "requests": JSONValue(sides.reduce(0) { $0 + $1.differences.requestCount }),
      ]),
      "differences": .array(
        sides.flatMap { side in
          side.differences.differences.map { RoutingDocument.difference($0, side.members) }
        }),
      "unproven": .array(
        sides.flatMap { side in
          side.differences.unproven.map { RoutingDocument.unproven($0, side.members) }
        }),
    ]
  }

  /// The differences, and what is unproven, a row each.
  package func csv() -> CSVTable? {
    var table = CSVTable([
      "cluster", "at", "controller", "gateway", "verdict", "request", "ingress", "gatewayAnswer",
      "because",
    ])
    for side in sides {
      let place = [
        moment.snapshot.clusterLabel, moment.snapshot.startedAt.description, side.controller,
        side.gateway ?? "",
      ]
      for difference in side.differences.differences {
        table.add(
          place + [
            "different", difference.request.description, difference.before.answer.description,
            difference.after.answer.description,
            RoutingDocument.because(difference).joined(separator: "; "),
          ])
      }
      for entry in side.differences.unproven {
        table.add(
          place + ["unproven", "\(entry.host) \(entry.pattern)", "", "", entry.because])
      }
    }
    return table
  }

  package func text(wide: Bool, style: TextStyle) -> String {
    var text =
      "\(TerminalText.safe(moment.snapshot.clusterLabel)) \(moment.snapshot.startedAt) "
      + "(id:\(moment.snapshot.id))\n"
    for side in sides {
      let gateway = side.gateway.map { "Gateway \($0)" } ?? "no Gateway has a rule for them"
      let heading = "Ingresses of \(side.controller) against \(gateway)"
      text += "\n" + style.colored(TerminalText.safe(heading), .heading) + "\n"
      text +=
        "  \(CountText.text(side.differences.requestCount, "request")) to "
        + "\(CountText.text(side.differences.hostCount, "host")) tried, "
        + "\(CountText.text(side.differences.differences.count, "difference"))\n"
      for difference in side.differences.differences {
        text += TerminalText.safe("  \(difference.request.description)") + "\n"
        text += style.colored(
          TerminalText.safe("    Ingress  \(difference.before.answer.description)"), .removed)
        text += "\n"
        text += style.colored(
          TerminalText.safe("    Gateway  \(difference.after.answer.description)"), .added)
        text += "\n"
        if wide {
          for reason in RoutingDocument.because(difference) {
            text += TerminalText.wrapped(reason, indentation: 4).map { $0 + "\n" }.joined()
          }
        }
      }
      for entry in side.differences.unproven {
        text += TerminalText.wrapped(
          "unproven: \(entry.host) \(entry.pattern): \(entry.because)", indentation: 2
        ).map { style.colored($0, .muted) + "\n" }.joined()
      }
    }
    if sides.isEmpty { text += "\nno Ingress is on record\n" }
    return text + UnseenLines.text(unseen)
  }
}
