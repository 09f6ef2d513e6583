import JSONScanner

/// From how many dots on the resolver of a Pod takes a name for a full one at first
/// (https://man7.org/linux/man-pages/man5/resolv.conf.5.html), by the Pod's own fields.
enum EffectiveNDots: Hashable, Comparable {
  case dots(Int)
  /// The Pod has a file of its own without the option: what the libraries take then.
  case libraryDefault
  /// The file of the node says.
  case node
  /// The option has a value that is no number.
  case malformed

  /// What kubelets write for Pods that ask the cluster's DNS
  /// (https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/).
  static let clusterDefault = EffectiveNDots.dots(5)
  /// More counts as this (resolv.conf(5)).
  static let dotsMax = 15

  /// Reads the fields of a Pod; the option wins over the policy, whatever it is
  /// (`mergeDNSOptions` of
  /// https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/network/dns/dns.go).
  init(of pod: borrowing JSONScanner) {
    let spec = pod.member(0, "spec")
    if let option = Self.option(in: pod, pod.member(spec, "dnsConfig")) {
      self = option
      return
    }
    let policy = pod.member(spec, "dnsPolicy")
    let isOnHost = pod.member(spec, "hostNetwork").map { pod.kind($0) == .true } ?? false
    if let policy, pod.isString(policy, "ClusterFirstWithHostNet") {
      self = Self.clusterDefault
    } else if let policy, pod.isString(policy, "None") {
      self = .libraryDefault
    } else if let policy, pod.isString(policy, "Default") {
      self = .node
    } else {
      // ClusterFirst, and the default where it is left out.
      self = isOnHost ? .node : Self.clusterDefault
    }
  }

  /// Of several options of this name the last one counts; nil where there is none.
  private static func option(
    in pod: borrowing JSONScanner, _ configuration: Int?
  ) -> EffectiveNDots? {
    guard let options = pod.member(configuration, "options"), pod.kind(options) == .array else {
      return nil
    }
    var found: EffectiveNDots?
    var option = options + 1
    while option < pod.next(options) {
      if let name = pod.member(option, "name"), pod.isString(name, "ndots") {
        let dots = pod.stringValue(pod.member(option, "value")).flatMap { UInt8($0) }
        found = dots.map { .dots(min(Int($0), dotsMax)) } ?? .malformed
      }
      option = pod.next(option)
    }
    return found
  }

  /// A number, or `node`; nil where it is malformed.
  var value: FactValue? {
    switch self {
    case .dots(let count): .number(count)
    // glibc and musl alike (resolv.conf(5)).
    case .libraryDefault: 1
    case .node: "node"
    case .malformed: nil
    }
  }

  /// How it is counted: `5`, `node`, `malformed`.
  var word: String { value?.text ?? "malformed" }
}
