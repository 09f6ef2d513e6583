import ClusterObjects

/// What the ConfigMaps of the cluster's DNS say together.
struct DNSConfiguration {
  /// The Corefiles of the cluster's servers, each with what is known of it.
  let corefiles: [RecordedCorefile]
  /// The ConfigMap `coredns-custom` and what is known of it; nil where no Corefile imports it, or
  /// it is not there.
  let custom: Reading<CustomCorefile>?
  /// The imports that it answers.
  let imports: [String]

  /// What it reads.
  static let inputs: [Scope] = (RecordedCorefile.clusterKeys + [RecordedCorefile.customKey]).map {
    Scope($0.resource, namespace: $0.namespace, name: $0.name)
  }

  /// - Throws: the history's error.
  init(of servers: DNSServers, in evidence: NetworkEvidence) throws {
    corefiles = try RecordedCorefile.all(of: servers, in: evidence)
    let known = corefiles.compactMap(\.reading.value)
    imports = known.flatMap { CustomCorefile.patterns(of: $0) }
    // Where a Corefile is not known it may import them.
    if imports.isEmpty, known.count == corefiles.count {
      custom = nil
      return
    }
    switch try evidence.object(RecordedCorefile.customKey) {
    case .absent: custom = nil
    case .unknown(let reason): custom = .unknown(reason)
    case .present(let object): custom = CustomCorefile.read(object)
    }
  }

  /// The Corefile of the cluster's servers; nil where there is none.
  var main: Reading<Corefile>? {
    if corefiles.count < 2 { return corefiles.first?.reading }
    for corefile in corefiles {
      if let reason = corefile.reading.unknown { return .unknown(reason) }
    }
    let names = corefiles.map(\.key.description).joined(separator: " and ")
    return .unknown(
      UnknownReason(
        "\(names) are there, and it is not known which of them is read",
        shownBy: "deployments in kube-system"))
  }

  /// The same with all that it imports, as CoreDNS reads it.
  var merged: Reading<Corefile>? {
    guard let main else { return nil }
    guard let custom, main.value != nil else { return main }
    return main.combined(with: custom) { corefile, custom in custom.merged(into: corefile) }
  }
}
