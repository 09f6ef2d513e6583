import ClusterObjects

/// The ranges Services take addresses from, and what kubeadm means them to be.
struct ServiceCIDRSource: FactSource {
  private static let configured: FactName = "serviceCIDRs.configured"

  let definitions = [
    FactDefinition(
      .serviceCIDRs, .addressing,
      "Ranges Services take addresses from, the default one first.", isAlwaysReported: true,
      meaning: ServiceCIDRMeaning()),
    FactDefinition(
      configured, .addressing,
      "Ranges of Services in kubeadm's configuration, which running API servers do not read.",
      follows: [.serviceCIDRs], meaning: ServiceCIDRIntentMeaning()),
  ]

  var inputs: [Scope] { ServiceCIDRPlaces.inputs + [Scope("services")] }

  func facts(in evidence: NetworkEvidence) throws -> [Fact] {
    let kubeadm = try ServiceCIDRPlaces.kubeadm(evidence)
    let reading = try ranges(evidence, kubeadm)
    var facts = [evidence.fact(.serviceCIDRs, reading.map(Self.value))]
    switch kubeadm {
    case .found(let intent):
      let own = intent.reading(adding: [])
      facts.append(evidence.fact(Self.configured, own.map(Self.value)))
    case .unusable(let reason, let proof):
      facts.append(evidence.fact(Self.configured, .unknown(reason, by: proof)))
    // Most clusters are not kubeadm's: that nobody looked for its ConfigMap says nothing.
    case .absent, .unseen: break
    }
    return facts
  }

  private static func value(_ cidrs: [IPPrefix]) -> FactValue {
    FactValue(words: cidrs.map(\.description))
  }

  private func ranges(
    _ evidence: NetworkEvidence, _ kubeadm: ServiceCIDRFinding
  ) throws -> Reading<[IPPrefix]> {
    let objects = try ServiceCIDRPlaces.objects(evidence)
    let openshift = try ServiceCIDRPlaces.openshift(evidence)
    var findings = [objects, openshift]
    // Pods are many: they are asked only where nothing better answers.
    if objects.statement == nil, openshift.statement == nil {
      findings.append(try ServiceCIDRPlaces.servers(evidence))
    }
    for finding in findings {
      switch finding {
      case .found(let statement):
        return statement.reading(
          adding: try Self.otherVoices(
            statement, findings.compactMap(\.statement) + [kubeadm.statement].compactMap { $0 },
            evidence) + Self.unseenNote(objects))
      case .unusable(let reason, let proof): return .unknown(reason, by: proof)
      case .absent, .unseen: continue
      }
    }
    switch kubeadm {
    case .found(let statement): return try Self.intended(statement, objects, evidence)
    case .unusable(let reason, let proof): return .unknown(reason, by: proof)
    case .absent, .unseen: return try Self.inferred(findings, evidence)
    }
  }

  /// Where only kubeadm's configuration speaks: API servers were set up by it.
  private static func intended(
    _ statement: ServiceCIDRStatement, _ objects: ServiceCIDRFinding, _ evidence: NetworkEvidence
  ) throws -> Reading<[IPPrefix]> {
    let intent = ServiceCIDRStatement(
      cidrs: statement.cidrs, basis: max(statement.basis, .inferred), origin: statement.origin,
      notes: statement.notes + [
        "kubeadm passes what \(statement.origin) says to API servers as --service-cluster-ip-range"
      ], proof: statement.proof)
    return intent.reading(
      adding: try otherVoices(intent, [], evidence) + unseenNote(objects))
  }

  private static func inferred(
    _ findings: [ServiceCIDRFinding], _ evidence: NetworkEvidence
  ) throws -> Reading<[IPPrefix]> {
    if let inference = try ServiceCIDRInference(in: evidence) {
      let service = ObjectKey(resource: "services", namespace: "default", name: "kubernetes")
      return .unknown(
        inference.reason, by: [Provenance(service, FieldPath(["spec", "clusterIP"]))])
    }
    var reasons = findings.compactMap(\.unseen)
    let service = try evidence.object("services", in: "default", named: "kubernetes")
    if let reason = service.unknown { reasons.append(reason) }
    if !reasons.isEmpty {
      return .unknown(
        UnknownReason(
          unseen: Array(Set(reasons.flatMap(\.unseen))),
          reasons.map(\.because).joined(separator: "; "),
          shownBy: reasons.compactMap(\.shownBy).joined(separator: ", or ")))
    }
    return .unknown(
      UnknownReason(
        "no object that was seen states it, and the Service default/kubernetes is not there",
        shownBy: "--service-cluster-ip-range of the API servers, or the provider's own API"))
  }

  /// What other places say that does not agree.
  private static func otherVoices(
    _ statement: ServiceCIDRStatement, _ others: [ServiceCIDRStatement],
    _ evidence: NetworkEvidence
  ) throws -> [String] {
    var voices = others.filter { other in
      // Ranges that were added later are in no flag and no configuration.
      other.origin != statement.origin && !other.cidrs.allSatisfy { statement.cidrs.contains($0) }
    }.map { "\($0.origin) says \($0.text) instead" }
    if let address = try ServiceCIDRInference.apiAddress(evidence),
      !statement.cidrs.contains(where: { $0.contains(address) })
    {
      voices.append("\(address), the address of default/kubernetes, lies in none of them")
    }
    return voices
  }

  private static func unseenNote(_ objects: ServiceCIDRFinding) -> [String] {
    guard case .unseen(let reason) = objects else { return [] }
    return ["ServiceCIDR objects may add ranges, and nobody could look: \(reason.because)"]
  }
}
