import ClusterObjects

/// Whether Cilium serves ClusterIPs in place of kube-proxy
/// (https://docs.cilium.io/en/stable/network/kubernetes/kubeproxy-free/), from a key whose values
/// changed: `disabled`, `partial`, `strict` and `probe` up to 1.13, `true` and `false` since 1.14,
/// which took the old ones until 1.15.
struct CiliumProxyReplacement {
  /// Whether it does.
  let reading: Reading<Bool>

  private static let key = "kube-proxy-replacement"
  private static let firstWithTruth = ProductVersion(1, 14)
  private static let firstWithTruthOnly = ProductVersion(1, 16)

  init(_ configuration: CiliumConfiguration, version: ProductVersion?) {
    let takesTruth = version.map { $0 >= Self.firstWithTruth } ?? true
    let takesWords = version.map { $0 < Self.firstWithTruthOnly } ?? true
    let expected = (takesTruth ? ["true", "false"] : []) + (takesWords ? Self.words : [])
    let answer = configuration.reading(
      Self.key, expecting: expected.joined(separator: ", "),
      absent: Self.absent(configuration, takesTruth: takesTruth)
    ) { expected.contains($0) ? $0 : nil }
    guard let text = answer.value else {
      reading = answer.map { $0 == "true" }
      return
    }
    switch text {
    case "probe":
      reading = .unknown(
        UnknownReason(
          "\(Self.key) is probe: each agent replaces what its kernel allows",
          shownBy: "cilium status on a node"), by: answer.provenance)
    case "partial":
      reading = answer.map { _ in false }
        .noting("partial replaces only what is selected one by one, and needs kube-proxy beside it")
    case "strict":
      reading = answer.map { _ in true }.noting("strict replaces all of kube-proxy")
    case "disabled": reading = answer.map { _ in false }.noting("disabled replaces nothing")
    default: reading = answer.map { $0 == "true" }
    }
  }

  private static let words = ["disabled", "partial", "strict", "probe"]

  private static func absent(
    _ configuration: CiliumConfiguration, takesTruth: Bool
  ) -> Reading<String> {
    let place = configuration.sighting.object.map { [$0.provenance("data")] } ?? []
    return takesTruth
      ? .documented(
        "false",
        reasoning: "Cilium 1.14 and newer leaves ClusterIPs to kube-proxy where \(key) is not set "
          + "(https://docs.cilium.io/en/stable/network/kubernetes/kubeproxy-free/)", by: place)
      : .documented(
        "disabled",
        reasoning: "the chart of Cilium up to 1.13 sets \(key) to disabled unless told otherwise "
          + "(https://docs.cilium.io/en/v1.13/helm-reference/)", by: place)
  }
}
