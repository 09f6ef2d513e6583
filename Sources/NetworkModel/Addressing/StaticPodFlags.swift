import ClusterObjects
import JSONScanner

/// The flags of a control plane component that runs as static pods in `kube-system`, one for each
/// control plane node
/// (https://kubernetes.io/docs/reference/setup-tools/kubeadm/implementation-details/).
package struct StaticPodFlags {
  /// A flag's value and where it stands.
  package struct Flag: Equatable, Sendable {
    /// The value.
    package let text: String
    /// Every pod that has it.
    package let provenance: [Provenance]
  }

  private let component: String
  private var values: [String: [(text: String, place: Provenance)]] = [:]
  private var pods = 0
  private var unseen: UnknownReason?

  /// - Parameter component: the container's name: `kube-apiserver`.
  /// - Throws: the history's error.
  package init(_ component: String, _ evidence: NetworkEvidence) throws {
    self.component = component
    var values: [String: [(text: String, place: Provenance)]] = [:]
    var pods = 0
    let isInstance = { (key: ObjectKey) in key.name.hasPrefix(component + "-") }
    unseen = try evidence.scan("pods", in: "kube-system", where: isInstance) { key, pod in
      for container in pod.elements(of: pod.value(at: "spec", "containers"))
      where pod.stringValue(pod.member(container, "name")) == component {
        pods += 1
        for list in ["command", "args"] {
          for argument in pod.elements(of: pod.member(container, named: list)) {
            let text = pod.stringValue(argument) ?? ""
            let bare = text.drop { $0 == "-" }
            guard text.hasPrefix("--"), let equals = bare.firstIndex(of: "=") else { continue }
            let place = Provenance(
              key, FieldPath(["spec", "containers", component, list]))
            values[String(bare[..<equals]), default: []].append(
              (String(bare[bare.index(after: equals)...]), place))
          }
        }
      }
    }
    self.values = values
    self.pods = pods
  }

  /// The value of a flag, where all pods that have it agree.
  package func flag(_ name: String) -> Flag? {
    guard let found = values[name], let first = found.first,
      found.allSatisfy({ $0.text == first.text })
    else { return nil }
    return Flag(text: first.text, provenance: found.map(\.place))
  }

  /// Why a flag is not known.
  package var unknown: UnknownReason {
    if let unseen { return unseen }
    return pods == 0
      ? UnknownReason(
        "\(component) does not run as pods of this cluster",
        shownBy: "its command line, or the provider's API")
      : UnknownReason("the command lines of \(component) do not state it, or not alike")
  }
}
