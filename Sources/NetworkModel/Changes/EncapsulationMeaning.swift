/// Packets between nodes are wrapped in another way.
///
/// The bytes are those of the headers: VXLAN and Geneve 8 and 14 of inner Ethernet over UDP
/// (https://www.rfc-editor.org/rfc/rfc7348, https://www.rfc-editor.org/rfc/rfc8926), IPIP one IP
/// header (https://www.rfc-editor.org/rfc/rfc2003). Flannel's backend is not to be changed at run
/// time (https://github.com/flannel-io/flannel/blob/master/Documentation/backends.md).
struct EncapsulationMeaning: ChangeMeaning {
  let classes: Set<ChangeClass> = [.disruptive]

  /// What it adds to a packet in bytes, over IPv4 and over IPv6.
  private static let overheadBytes: [String: (overIPv4: Int, overIPv6: Int)] = [
    "vxlan": (50, 70), "geneve": (50, 70), "ipip": (20, 40),
  ]

  func judge(_ change: FactTransition, in context: ChangeContext) -> ChangeJudgement {
    var parts = ["packets between nodes are wrapped in another way"]
    let before = Set(change.from?.value?.words ?? [])
    for word in (change.to?.value?.words ?? []).sorted() where !before.contains(word) {
      if let bytes = Self.overheadBytes[word] {
        parts.append(
          "\(word) takes \(bytes.overIPv4) bytes of each packet over IPv4 and \(bytes.overIPv6) "
            + "over IPv6")
      } else if word == "none" {
        parts.append("where nothing wraps them, the network must know the way to every Pod")
      }
    }
    parts.append(restart(context))
    return ChangeJudgement(.disruptive, parts.joined(separator: "; "))
  }

  private func restart(_ context: ChangeContext) -> String {
    switch context.plugin {
    case .flannel?, .canal?:
      "flannel's backend is not to be changed at run time: every node's agent has to restart, best "
        + "every node, and until then nodes of either kind do not reach each other"
    case .calico?:
      "Calico takes it per pool at run time, while connections between nodes may break"
    default: AgentRestart(context).sentence
    }
  }
}
