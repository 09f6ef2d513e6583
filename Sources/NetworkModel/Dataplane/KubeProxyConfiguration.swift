import ClusterObjects

/// What one kube-proxy is told: by a file of kind KubeProxyConfiguration, or by flags, which a file
/// makes it ignore. A setting that is not set, or set to nothing, is nil.
struct KubeProxyConfiguration {
  private enum Source {
    case file(JSONValue)
    case arguments(ProgramArguments)
  }

  /// Where it stands, as part of a sentence: `ConfigMap kube-system/kube-proxy`.
  let origin: String
  /// Where it stands.
  let place: Provenance
  private let source: Source

  /// A file's document.
  ///
  /// - Returns: nil for what is no KubeProxyConfiguration of a version netlapse reads.
  init?(file document: JSONValue, origin: String, place: Provenance) {
    guard case .object = document,
      document["kind"]?.text ?? "KubeProxyConfiguration"
        == "KubeProxyConfiguration", document["apiVersion"]?.text?.hasSuffix("/v1alpha1") ?? true
    else { return nil }
    self.origin = origin
    self.place = place
    source = .file(document)
  }

  /// The flags a container's program is started with.
  ///
  /// - Parameter place: the container.
  init(arguments: ProgramArguments, origin: String, place: Provenance) {
    self.origin = origin
    self.place = place
    source = .arguments(arguments)
  }

  // MARK: Settings

  /// The mode's word, whether or not kube-proxy knows it.
  var mode: Reading<String>? { read(.mode, "a word", \.text) }

  /// The ranges that traffic of Pods comes from, as kube-proxy takes them.
  var clusterCIDRs: Reading<[IPPrefix]>? {
    read(.clusterCIDR, "a list of ranges") { value in
      guard let text = value.text else { return nil }
      return IPPrefix.list(text.split(separator: ",").map(String.init))
    }
  }

  /// The ranges of node addresses that NodePorts answer on, or `primary`.
  var nodePortAddresses: Reading<[String]>? {
    read(.nodePortAddresses, "a list of ranges") { value in
      let elements =
        value.elements?.map(\.text) ?? value.text?.split(separator: ",").map(String.init)
      guard let words = elements?.compactMap({ $0 }), words.count == elements?.count else {
        return nil
      }
      let isSound = words.allSatisfy { $0 == "primary" || IPPrefix($0) != nil }
      return isSound ? words : nil
    }
  }

  /// How it tells traffic of Pods from other.
  var detectLocalMode: Reading<String>? { read(.detectLocalMode, "a word", \.text) }

  /// Address and port of its metrics and of `/proxyMode`.
  var metricsBindAddress: Reading<String>? { read(.metricsBindAddress, "an address", \.text) }

  /// Connections tracked per CPU.
  var conntrackMaxPerCore: Reading<Int>? { read(.conntrackMaxPerCore, "a count", Self.count) }

  /// Connections tracked at least.
  var conntrackMin: Reading<Int>? { read(.conntrackMin, "a count", Self.count) }

  /// Seconds an idle established TCP connection is kept.
  var tcpEstablishedTimeoutSeconds: Reading<Int>? {
    read(.tcpEstablishedTimeout, "a duration", Self.seconds)
  }

  /// Seconds a TCP connection in CLOSE_WAIT is kept.
  var tcpCloseWaitTimeoutSeconds: Reading<Int>? {
    read(.tcpCloseWaitTimeout, "a duration", Self.seconds)
  }

  /// Whether packets outside of the window are taken for valid.
  var tcpBeLiberal: Reading<Bool>? {
    read(.tcpBeLiberal, "true or false") { value in
      switch value {
      case .bool(let isLiberal): isLiberal
      // A flag alone means true; it arrives with an empty value.
      case .string("true"), .string(""): true
      case .string("false"): false
      default: nil
      }
    }
  }

  /// Whether the two say the same, wherever it stands.
  func agrees(with other: KubeProxyConfiguration) -> Bool {
    KubeProxySetting.allCases.allSatisfy { raw($0) == other.raw($0) }
  }

  // MARK: Reading

  private enum Raw: Equatable {
    case value(JSONValue)
    case withheld
  }

  private func raw(_ setting: KubeProxySetting) -> Raw? {
    switch source {
    case .file(let document):
      let found = setting.path.reduce(Optional(document)) { value, name in value?[name] }
      return found.flatMap { $0 == .null ? nil : .value($0) }
    case .arguments(let arguments):
      switch arguments.flag(setting.flag)?.value {
      case .text(let text): return .value(.string(text))
      case .withheld: return .withheld
      case nil: return nil
      }
    }
  }

  private func place(of setting: KubeProxySetting) -> Provenance {
    guard case .arguments(let arguments) = source, let list = arguments.flag(setting.flag)?.list
    else { return place }
    return Provenance(place.key, place.path.appending(list))
  }

  private func name(_ setting: KubeProxySetting) -> String {
    if case .arguments = source { return "--\(setting.flag)" }
    return setting.path.joined(separator: ".")
  }

  private func read<Value: Hashable & Sendable>(
    _ setting: KubeProxySetting, _ kind: String, _ parse: (JSONValue) -> Value?
  ) -> Reading<Value>? {
    guard let raw = raw(setting) else { return nil }
    let place = [place(of: setting)]
    guard case .value(let value) = raw else {
      return .unknown(
        UnknownReason(
          "the value of \(name(setting)) in \(origin) was withheld when it was recorded"),
        by: place)
    }
    let isNothing = value == .string("") || value == .array([])
    if isNothing, setting != .tcpBeLiberal { return nil }
    guard let parsed = parse(value) else {
      return .unknown(
        UnknownReason("\(name(setting)) in \(origin) is \(value.compactText), not \(kind)"),
        by: place)
    }
    return .stated(parsed, by: place)
  }

  private static func count(_ value: JSONValue) -> Int? {
    (value.int ?? value.text.flatMap { Int($0) }).flatMap { $0 < 0 ? nil : $0 }
  }

  private static func seconds(_ value: JSONValue) -> Int? {
    value.text.flatMap { GoDuration($0)?.seconds }.flatMap { $0 < 0 ? nil : $0 }
  }
}
